import type { ExplainedSurvivor } from '../prove/mutation-report.ts'
import { pricingSurvivors } from './pricing-survivors.ts'

const allocate = 'packages/core/src/money/allocate.ts'
const ratio = 'packages/core/src/money/ratio.ts'
const round = 'packages/core/src/money/round.ts'

const consumeLots = 'packages/core/src/ledger/consume-lots.ts'
const expireLots = 'packages/core/src/ledger/expire-lots.ts'
const post = 'packages/core/src/ledger/post.ts'
const reverse = 'packages/core/src/ledger/reverse.ts'

const fastPath = 'Only the speed differs: without it big integers work the same result out, which a property compares.'

const noZeroLine = 'No line moves nothing: posting leaves such out, and assertBalanced refuses them.'
const differentIds = 'Two lots never have the same id, so it is never asked of equals.'

/** The changes that no test can notice, in the rooms where every survivor is looked at. */
export const explainedSurvivors: readonly ExplainedSurvivor[] = [
  {
    file: allocate,
    line: 'return totalMinor < 0 ? parts.map((part) => 0 - part) : parts',
    original: 'totalMinor < 0',
    replacement: 'totalMinor <= 0',
    why: 'The parts of a total of 0 are all 0, and 0 − 0 is 0.',
  },
  {
    file: allocate,
    line: 'if (Number.isSafeInteger(magnitude * weightSum)) {',
    original: 'Number.isSafeInteger(magnitude * weightSum)',
    replacement: 'false',
    why: fastPath,
  },
  {
    file: allocate,
    line: 'if (Number.isSafeInteger(magnitude * weightSum)) {',
    original:
      '{ for (const weight of weights) { const product = magnitude * weight const part = Math.floor(product / weightSum) parts.push(part) remainders.push(product - part * weightSum) } return parts }',
    replacement: '{}',
    why: fastPath,
  },
  {
    file: ratio,
    line: 'if (Number.isSafeInteger(product)) return divideRoundedSafe(product, denominator, rounding)',
    original: 'Number.isSafeInteger(product)',
    replacement: 'false',
    why: fastPath,
  },
  {
    file: round,
    line: 'const negative = numerator < 0n',
    original: 'numerator < 0n',
    replacement: 'numerator <= 0n',
    why: 'A numerator of 0 leaves no remainder, and has returned the line before.',
  },
  {
    file: round,
    line: 'const negative = numerator < 0',
    original: 'numerator < 0',
    replacement: 'numerator <= 0',
    why: 'A numerator of 0 leaves no remainder, and has returned the line before.',
  },
  {
    file: round,
    line: "case 'TOWARD_ZERO':",
    original: "case 'TOWARD_ZERO': return false",
    replacement: "case 'TOWARD_ZERO':",
    why: 'It falls out of the switch and answers undefined, which the callers negate as they do false.',
  },
  {
    file: consumeLots,
    line: 'if (first !== second) return first < second ? -1 : 1',
    original: 'first < second',
    replacement: 'first <= second',
    why: 'Equal expiries do not get there: the condition before asks for different ones.',
  },
  {
    file: consumeLots,
    line: 'return a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1)',
    original: 'a.id < b.id',
    replacement: 'a.id <= b.id',
    why: differentIds,
  },
  {
    file: consumeLots,
    line: 'return first === undefined',
    original: 'first === undefined',
    replacement: 'false',
    why: 'No lot is of the account undefined, so the lots of it are none, and the others all, in their order.',
  },
  {
    file: expireLots,
    line: '.sort((a, b) => (a.id < b.id ? -1 : 1))',
    original: 'a.id < b.id',
    replacement: 'a.id <= b.id',
    why: differentIds,
  },
  {
    file: reverse,
    line: 'if (growth < 0) {',
    original: 'growth < 0',
    replacement: 'growth <= 0',
    why: noZeroLine,
  },
  {
    file: reverse,
    line: 'if (accountKey(line.account, line.subjectId, line.unit) !== account.key || growth > 0) return []',
    original: 'growth > 0',
    replacement: 'growth >= 0',
    why: noZeroLine,
  },
  {
    file: post,
    line: 'if (!isGuarded(account.code) || growth >= 0) return undefined',
    original: 'growth >= 0',
    replacement: 'growth > 0',
    why: noZeroLine,
  },
  {
    file: post,
    line: 'if (!isGuarded(account.code) || growth >= 0) return undefined',
    original: 'growth >= 0',
    replacement: 'false',
    why: 'What is available is never below nothing, and growth only adds to it, so the check below passes, too.',
  },
  ...pricingSurvivors,
]
