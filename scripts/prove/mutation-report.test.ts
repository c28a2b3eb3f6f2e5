import { describe, expect, it } from 'vitest'
import { explainedSurvivors } from '../mutation/survivors.ts'
import { describeSurvivor, type MutationReport, scoreOf, staleExplanations, survivorsOf } from './mutation-report.ts'

const file = 'packages/core/src/money/a.ts'
const source = 'export function a(n: number): number {\n  if (n > 0) {\n    return n\n  }\n  return 0\n}\n'

type Mutant = MutationReport['files'][string]['mutants'][number]

const condition: Mutant = {
  location: { start: { line: 2, column: 7 }, end: { line: 2, column: 12 } },
  replacement: 'n >= 0',
  status: 'Survived',
}
const block: Mutant = {
  location: { start: { line: 2, column: 14 }, end: { line: 4, column: 4 } },
  replacement: '{}',
  status: 'Killed',
}
const explained = { file, line: 'if (n > 0) {', original: 'n > 0', replacement: 'n >= 0', why: 'nothing is 0' }

function reportOf(mutants: readonly Mutant[], text = source): MutationReport {
  return { files: { [file]: { source: text, mutants } } }
}

describe('the score', () => {
  it('is the share of what was noticed; what was left out does not count', () => {
    const statuses = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'CompileError']
    const score = scoreOf(reportOf(statuses.map((status) => ({ ...block, status }))))
    expect(score.percent).toBe(50)
    expect(score.total).toBe('50.0 %, 2 of 4 mutants noticed, 1 of them by running on and on')
    expect(score.perFile).toEqual([`${file}: ${score.total}`])
  })

  it('of nothing is nothing', () => {
    expect(scoreOf(reportOf([])).percent).toBe(0)
    expect(scoreOf(reportOf([])).perFile).toEqual([])
  })
})

describe('survivors', () => {
  it('are told by the text of their line, and of what they change', () => {
    const [survivor] = survivorsOf(reportOf([condition, block]), [])
    expect(survivor && describeSurvivor(survivor)).toBe(`${file}, in \`if (n > 0) {\`: \`n > 0\` → \`n >= 0\``)
    const [all] = survivorsOf(reportOf([{ ...block, status: 'NoCoverage' }]), [])
    expect(all).toMatchObject({ original: '{ return n }', replacement: '{}' })
  })

  it.each([
    ['that are explained pass', explained, 0],
    ['that change something else do not', { ...explained, replacement: 'n < 0' }, 1],
    ['on another line do not', { ...explained, line: 'if (n > 0) return' }, 1],
    ['in another file do not', { ...explained, file: 'packages/core/src/money/b.ts' }, 1],
  ])('%s', (_, explanation, count) => {
    expect(survivorsOf(reportOf([condition, block]), [explanation])).toHaveLength(count)
  })

  it('may move to other lines', () => {
    const { start, end } = condition.location
    const moved = { ...condition, location: { start: { ...start, line: 3 }, end: { ...end, line: 3 } } }
    expect(survivorsOf(reportOf([moved], `\n${source}`), [explained])).toEqual([])
  })
})

describe('an explanation', () => {
  it.each([
    ['of a survivor is needed', [condition], 0],
    ['of what ran too long may be', [{ ...condition, status: 'Timeout' }], 0],
    ['of what is noticed is stale', [{ ...condition, status: 'Killed' }], 1],
    ['of what is gone is stale', [block], 1],
  ])('%s', (_, mutants, count) => {
    expect(staleExplanations(reportOf(mutants), [explained])).toHaveLength(count)
  })

  it('of another room is not judged', () => {
    const elsewhere = { ...explained, file: 'packages/core/src/ledger/a.ts' }
    expect(staleExplanations(reportOf([block]), [elsewhere])).toEqual([])
  })

  it('is given once, and says why', () => {
    const names = explainedSurvivors.map(describeSurvivor)
    expect(new Set(names).size).toBe(names.length)
    for (const { why } of explainedSurvivors) expect(why.length).toBeGreaterThan(20)
  })
})
