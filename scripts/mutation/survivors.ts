import type { ExplainedSurvivor } from '../prove/mutation-report.ts'

const allocate = 'packages/core/src/money/allocate.ts'
const ratio = 'packages/core/src/money/ratio.ts'
const round = 'packages/core/src/money/round.ts'

const fastPath = 'Only the speed differs: without it big integers work the same result out, which a property compares.'

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
      '{ for (const weight of weights) { const remainder = (magnitude * weight) % weightSum parts.push((magnitude * weight - remainder) / weightSum) remainders.push(remainder) } return parts }',
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
]
