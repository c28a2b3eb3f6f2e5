import type { ExplainedSurvivor } from '../prove/mutation-report.ts'

const folder = 'packages/core/src/pricing'
const bestByLine = `${folder}/best-by-line.ts`
const eligibleLines = `${folder}/eligible-lines.ts`
const exclusiveGroups = `${folder}/exclusive-groups.ts`
const linePrices = `${folder}/line-prices.ts`
const lineScope = `${folder}/line-scope.ts`
const menu = `${folder}/menu.ts`
const priceLines = `${folder}/price-lines.ts`
const priceTape = `${folder}/price-tape.ts`
const quoteBill = `${folder}/quote-bill.ts`
const ruleDiscount = `${folder}/rule-discount.ts`

const pastEnd = 'One place past the last one there is nothing, and nothing comes of it.'
const there = 'Lists of a bill go by its lines and rules, so that each place has one; the check is for the compiler.'
const speed =
  'Only the speed differs: weighing line by line comes to what playing the bill through does, which a property compares.'
const sameChoice =
  'Only the speed differs: a choice that is the same on each line is tried once more, with the same end.'
const readAsNone = 'Where nothing comes off a line nothing is read as 0.'

/** Of the price of a bill. */
export const pricingSurvivors: readonly ExplainedSurvivor[] = [
  {
    file: bestByLine,
    line: 'for (let turn = from; turn < rules.length; turn += 1) {',
    original: 'turn < rules.length',
    replacement: 'turn <= rules.length',
    why: pastEnd,
  },
  {
    file: bestByLine,
    line: "if (!rule || !reach?.ok || (rule.level === 'ORDER' && !group.includes(rule))) continue",
    original: 'reach?.ok',
    replacement: 'reach.ok',
    why: there,
  },
  {
    file: eligibleLines,
    line: 'if (minSpendMinor === 0) return undefined',
    original: 'minSpendMinor === 0',
    replacement: 'false',
    why: 'Without a minimum there is nothing that the lines could come to less than: it only saves summing them up.',
  },
  {
    file: eligibleLines,
    line: 'for (let line = 0; line < inScope.length; line += 1) if (inScope[line]) spendMinor += leftMinor[line] ?? 0',
    original: 'line < inScope.length',
    replacement: 'line <= inScope.length',
    why: pastEnd,
  },
  {
    file: exclusiveGroups,
    line: 'if (!reaches[turn]?.ok) continue',
    original: 'reaches[turn]?.ok',
    replacement: 'reaches[turn].ok',
    why: there,
  },
  {
    file: exclusiveGroups,
    line: 'if (all.length === 0) return none',
    original: 'all.length === 0',
    replacement: 'false',
    why: 'Without a group there are no rules to weigh, and one way to let them act: the same as is answered at once.',
  },
  {
    file: exclusiveGroups,
    line: 'if (byLine.every((rule, line) => rule === one[line])) return one',
    original: 'byLine.every((rule, line) => rule === one[line])',
    replacement: 'false',
    why: sameChoice,
  },
  {
    file: exclusiveGroups,
    line: 'if (byLine.every((rule, line) => rule === one[line])) return one',
    original: '(rule, line) => rule === one[line]',
    replacement: '() => undefined',
    why: sameChoice,
  },
  {
    file: exclusiveGroups,
    line: 'if (byLine.every((rule, line) => rule === one[line])) return one',
    original: 'rule === one[line]',
    replacement: 'false',
    why: sameChoice,
  },
  {
    file: linePrices,
    line: 'if (step > coverageStep && !prices.covered) coverLines(prices, tape)',
    original: 'step > coverageStep',
    replacement: 'step >= coverageStep',
    why: 'No rule has its turn at the step of the cards itself.',
  },
  {
    file: linePrices,
    line: 'for (let line = 0; line < offMinor.length; line += 1) leftMinor[line] = (leftMinor[line] ?? 0) - (offMinor[line] ?? 0)',
    original: 'line < offMinor.length',
    replacement: 'line <= offMinor.length',
    why: 'One place past the last line, nothing is taken off nothing, and no list is summed up beyond its lines but by that 0.',
  },
  {
    file: lineScope,
    line: 'export const anyLine: LineScope = { kinds: null, itemIds: null, categoryIds: null, excludedItemIds: [] }',
    original: '[]',
    replacement: '["Stryker was here"]',
    why: 'No item has such an id, so leaving it out leaves nothing out.',
  },
  {
    file: menu,
    line: 'if (!person?.bookable || person.archivedAtMs !== null || person.staffLevelId === null) continue',
    original: 'person.staffLevelId === null',
    replacement: 'false',
    why: 'No level has the id null, so it is found no more than one that is gone.',
  },
  {
    file: menu,
    line: '.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))',
    original: 'a.id < b.id',
    replacement: 'a.id <= b.id',
    why: 'Two levels never have the same id, so it is never asked of equals.',
  },
  {
    file: priceLines,
    line: 'const quick = playBill(bill, { ...course, byLine: groups.all.length === 1 })',
    original: 'groups.all.length === 1',
    replacement: 'false',
    why: speed,
  },
  {
    file: priceLines,
    line: 'const lost = quick.prices.byLine && quick.prices.hindered',
    original: 'quick.prices.byLine && quick.prices.hindered',
    replacement: 'true',
    why: speed,
  },
  {
    file: priceLines,
    line: 'const lost = quick.prices.byLine && quick.prices.hindered',
    original: 'quick.prices.byLine && quick.prices.hindered',
    replacement: 'quick.prices.byLine || quick.prices.hindered',
    why: speed,
  },
  {
    file: priceLines,
    line: 'for (let turn = from; turn < rules.length; turn += 1) {',
    original: 'turn < rules.length',
    replacement: 'turn <= rules.length',
    why: pastEnd,
  },
  {
    file: priceLines,
    line: 'if (!rule || !reach) continue',
    original: '!rule || !reach',
    replacement: 'false',
    why: there,
  },
  {
    file: priceLines,
    line: 'if (!rule || !reach) continue',
    original: '!rule || !reach',
    replacement: '!rule && !reach',
    why: there,
  },
  {
    file: priceLines,
    line: "return reason === 'MIN_SPEND_NOT_REACHED' || reason === 'TOO_MANY_PROMOTIONS'",
    original: "reason === 'MIN_SPEND_NOT_REACHED' || reason === 'TOO_MANY_PROMOTIONS'",
    replacement: 'true',
    why: speed,
  },
  {
    file: priceLines,
    line: 'if (course.byLine && (prices.covered || prices.lines.every(({ coverage }) => coverage.length === 0))) {',
    original: 'course.byLine && (prices.covered || prices.lines.every(({ coverage }) => coverage.length === 0))',
    replacement: 'false',
    why: speed,
  },
  {
    file: priceLines,
    line: 'if (course.byLine && (prices.covered || prices.lines.every(({ coverage }) => coverage.length === 0))) {',
    original: 'prices.covered || prices.lines.every(({ coverage }) => coverage.length === 0)',
    replacement: 'prices.covered && prices.lines.every(({ coverage }) => coverage.length === 0)',
    why: speed,
  },
  {
    file: priceLines,
    line: 'if (course.byLine && (prices.covered || prices.lines.every(({ coverage }) => coverage.length === 0))) {',
    original: '({ coverage }) => coverage.length === 0',
    replacement: '() => undefined',
    why: speed,
  },
  {
    file: priceLines,
    line: 'if (course.byLine && (prices.covered || prices.lines.every(({ coverage }) => coverage.length === 0))) {',
    original: 'coverage.length === 0',
    replacement: 'false',
    why: speed,
  },
  {
    file: priceLines,
    line: 'if (course.byLine && (prices.covered || prices.lines.every(({ coverage }) => coverage.length === 0))) {',
    original:
      '{ const byLine = bestByLine(group, course.rules, course.reaches, turn, prices) if (byLine) { prices.byLine = true prices.hindered = false return byLine } }',
    replacement: '{}',
    why: speed,
  },
  {
    file: priceLines,
    line: 'if (byLine) {',
    original: 'byLine',
    replacement: 'false',
    why: speed,
  },
  {
    file: priceLines,
    line: 'if (byLine) {',
    original: '{ prices.byLine = true prices.hindered = false return byLine }',
    replacement: '{}',
    why: speed,
  },
  {
    file: priceLines,
    line: 'prices.hindered = false',
    original: 'false',
    replacement: 'true',
    why: speed,
  },
  {
    file: priceLines,
    line: 'for (const group of course.groups.all) if (!choices.has(group)) choices.set(group, [])',
    original: '[]',
    replacement: '["Stryker was here"]',
    why: 'It is only compared with the rules and found to be none of them, as nothing is; who acts instead is not asked in a trial.',
  },
  {
    file: priceTape,
    line: 'for (let line = 0; line < offMinor.length; line += 1) {',
    original: 'line < offMinor.length',
    replacement: 'line <= offMinor.length',
    why: pastEnd,
  },
  {
    file: priceTape,
    line: 'traces[line]?.push(ruleStep(rule, baseMinor[line] ?? 0, off))',
    original: 'traces[line]?.push',
    replacement: 'traces[line].push',
    why: there,
  },
  {
    file: priceTape,
    line: 'traces[line]?.push(coverStep(cover, baseMinor, offMinor))',
    original: 'traces[line]?.push',
    replacement: 'traces[line].push',
    why: there,
  },
  {
    file: quoteBill,
    line: "const servedMinor = sum(priced.leftMinor.filter((_, line) => !isPaidAhead(bill.lines[line]?.kind ?? 'SERVICE')))",
    original: 'bill.lines[line]?.kind',
    replacement: 'bill.lines[line].kind',
    why: there,
  },
  {
    file: quoteBill,
    line: 'trace: priced.traces[line] ?? [],',
    original: '[]',
    replacement: '["Stryker was here"]',
    why: 'The tape has a trace for each line, if an empty one.',
  },
  {
    // Both of a rule for items and of one for the order.
    file: ruleDiscount,
    line: 'for (let line = 0; line < leftMinor.length; line += 1) {',
    original: 'line < leftMinor.length',
    replacement: 'line <= leftMinor.length',
    why: 'One place past the last line nothing is left and nothing comes off, and shares of nothing are 0.',
  },
  {
    file: ruleDiscount,
    line: "const most = effect.kind === 'PERCENT_OFF' ? effect.maxOffMinor : null",
    original: "effect.kind === 'PERCENT_OFF'",
    replacement: 'true',
    why: 'Effects of other kinds have no cap, and nothing is more than a cap that is not there.',
  },
  {
    file: ruleDiscount,
    line: "return effect.kind === 'UNIT_PRICE' ? (effect.maxUnits ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER",
    original: "effect.kind === 'UNIT_PRICE'",
    replacement: 'true',
    why: 'Effects of other kinds have no number of units, which comes to as many as there are.',
  },
  {
    file: ruleDiscount,
    line: "case 'BUY_X_GET_Y':",
    original: "case 'BUY_X_GET_Y': // It asks all lines which units are the cheapest. return 0",
    replacement: "case 'BUY_X_GET_Y':",
    why: 'It is worked out before for all lines together and never gets there; that is for the compiler.',
  },
  {
    file: ruleDiscount,
    line: 'const offMinor = leftMinor.map(() => 0)',
    original: '() => 0',
    replacement: '() => undefined',
    why: readAsNone,
  },
  {
    file: ruleDiscount,
    line: 'const offMinor = totalMinor === 0 ? weights.map(() => 0) : allocate(totalMinor, weights)',
    original: '() => 0',
    replacement: '() => undefined',
    why: readAsNone,
  },
]
