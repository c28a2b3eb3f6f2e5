/** A change of the code that no test notices, named by what it changes and not by its line, which moves. */
export interface SurvivorName {
  /** From the repository's root. */
  readonly file: string
  /** The text of the line on which the change begins, without the space around it. */
  readonly line: string
  /** What the change takes out and what it puts in, each in one line. */
  readonly original: string
  readonly replacement: string
}

export interface ExplainedSurvivor extends SurvivorName {
  /** Why no test can notice it: why the changed code does the same. */
  readonly why: string
}

interface Position {
  /** Both from 1. */
  readonly line: number
  readonly column: number
}

interface TriedMutant {
  readonly location: { readonly start: Position; readonly end: Position }
  readonly replacement?: string
  readonly status: string
}

/** Of Stryker's report (the mutation testing report schema) what is read here. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly TriedMutant[] }>>
}

export interface MutationScore {
  readonly percent: number
  readonly total: string
  readonly perFile: readonly string[]
}

const detected = new Set(['Killed', 'Timeout'])
const undetected = new Set(['Survived', 'NoCoverage'])

/** The share of the mutants that were noticed, of all that were tried; survivors count against it, explained or not. */
export function scoreOf({ files }: MutationReport): MutationScore {
  const named = Object.entries(files).map(([file, { mutants }]) => ({ file, ...countsOf(mutants) }))
  const all = countsOf(Object.values(files).flatMap(({ mutants }) => mutants))
  const perFile = named.filter(({ tried }) => tried > 0).map((counts) => `${counts.file}: ${describeCounts(counts)}`)
  return { percent: percentOf(all), total: describeCounts(all), perFile }
}

interface Counts {
  readonly tried: number
  readonly noticed: number
  readonly timedOut: number
}

function countsOf(mutants: readonly TriedMutant[]): Counts {
  const noticed = mutants.filter(({ status }) => detected.has(status)).length
  const timedOut = mutants.filter(({ status }) => status === 'Timeout').length
  return { tried: noticed + mutants.filter(({ status }) => undetected.has(status)).length, noticed, timedOut }
}

function percentOf({ tried, noticed }: Counts): number {
  return tried === 0 ? 0 : (100 * noticed) / tried
}

function describeCounts(counts: Counts): string {
  const late = counts.timedOut === 0 ? '' : `, ${counts.timedOut} of them by running on and on`
  return `${percentOf(counts).toFixed(1)} %, ${counts.noticed} of ${counts.tried} mutants noticed${late}`
}

/** The survivors that are not among the explained. */
export function survivorsOf(report: MutationReport, explained: readonly ExplainedSurvivor[]): readonly SurvivorName[] {
  const known = new Set(explained.map(keyOf))
  return namedMutants(report)
    .filter(({ status }) => undetected.has(status))
    .filter((mutant) => !known.has(keyOf(mutant)))
}

/** Explanations of what is noticed, or is no longer there, in the files of the report. */
export function staleExplanations(
  report: MutationReport,
  explained: readonly ExplainedSurvivor[],
): readonly SurvivorName[] {
  // One that merely ran too long may well be what its explanation says.
  const alive = namedMutants(report).filter(({ status }) => undetected.has(status) || status === 'Timeout')
  const keys = new Set(alive.map(keyOf))
  const folders = new Set(Object.keys(report.files).map(folderOf))
  return explained.filter((survivor) => folders.has(folderOf(survivor.file)) && !keys.has(keyOf(survivor)))
}

export function describeSurvivor({ file, line, original, replacement }: SurvivorName): string {
  return `${file}, in \`${line}\`: \`${original}\` → \`${replacement}\``
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'))
}

function keyOf({ file, line, original, replacement }: SurvivorName): string {
  return JSON.stringify([file, line, original, replacement])
}

function namedMutants({ files }: MutationReport): readonly (SurvivorName & { readonly status: string })[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n')
    return mutants.map(({ location, replacement = '', status }) => ({
      file,
      line: (lines[location.start.line - 1] ?? '').trim(),
      original: inOneLine(textBetween(lines, location.start, location.end)),
      replacement: inOneLine(replacement),
      status,
    }))
  })
}

function textBetween(lines: readonly string[], start: Position, end: Position): string {
  const text = lines.slice(start.line - 1, end.line)
  // The end first: on one line its column counts from the line's beginning, too.
  text.push((text.pop() ?? '').slice(0, end.column - 1))
  text.unshift((text.shift() ?? '').slice(start.column - 1))
  return text.join('\n')
}

function inOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}
