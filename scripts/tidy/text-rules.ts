import { type Finding, isCode, isTest, lineAt, type Rule, type Source } from './source.ts'

const maxLines = 400

/** A name that says nothing: whatever has no better home ends up there. */
export const emptyNames: Rule = ({ path }) => {
  const empty = path.split(/[/._-]/).find((word) => /^(utils?|helpers?|common|misc)$/i.test(word))
  if (empty === undefined) return []
  const mend = 'Name the file for the one concept it holds'
  return [{ path, line: 1, problem: `"${empty}" in a path says nothing about the content`, mend }]
}

export const longFiles: Rule = ({ path, text }) => {
  if (!isCode(path)) return []
  const lines = text.replace(/\n$/, '').split('\n').length
  if (lines <= maxLines) return []
  return [{ path, line: maxLines + 1, problem: `${lines} lines, more than ${maxLines}`, mend: 'Split it by concept' }]
}

// The brackets in these patterns keep them from finding themselves.

export const leftovers: Rule = everyMatch(
  /\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b/g,
  // Its hashes may spell anything.
  (path) => !path.endsWith('package-lock.json'),
  (found) => `${found} left over`,
  'Do it now, or write down where the work is planned',
)

export const testSwitches: Rule = everyMatch(
  /(?<![\w.])(?:it|test|describe|suite|bench)(?:\.\w+)*\.(?:only|skip|todo)\b/g,
  isTest,
  (found) => `${found} switches tests off`,
  'Run every test; where the surroundings lack something use skipIf, with the reason in the name',
)

export const silencedCompiler: Rule = everyMatch(
  /@ts-(?:ignore|nocheck)\b/g,
  isCode,
  (found) => `${found} silences the compiler`,
  'Mend the type; where a test needs a wrong one use @ts-expect-error with a reason',
)

export const foreignPlaces: Rule = everyMatch(
  /(?<![\w.~-])\/(?:work|root)\/|\/tmp\/bash_job[s]|\bregistry\.[a-z][\w-]*\.|\bnpmj[s]\.(?:org|com)\b|\bnpmmirro[r]\b|"resolve[d]": "http/g,
  () => true,
  (found) => `${found} belongs to somebody's machine`,
  'Use a path from the repository root; lockfiles carry no address (omit-lockfile-registry-resolved)',
)

export const markdownTitles: Rule = ({ path, text }) => {
  // Changesets have a form of their own.
  if (!path.endsWith('.md') || path.startsWith('.changeset/')) return []
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, ''))
  const titles = [...prose.matchAll(/^# |<h1\b|^[^\n]+\n=+$/gm)]
  if (titles.length === 1) return []
  const line = titles.length === 0 ? 1 : lineAt(prose, titles[1]?.index ?? 0)
  return [{ path, line, problem: `${titles.length} titles of the first level`, mend: 'Give the page exactly one' }]
}

function everyMatch(
  pattern: RegExp,
  applies: (path: string) => boolean,
  problem: (found: string) => string,
  mend: string,
): Rule {
  return ({ path, text }: Source): readonly Finding[] => {
    if (!applies(path)) return []
    return [...text.matchAll(pattern)].map((match) => ({
      path,
      line: lineAt(text, match.index),
      problem: problem(match[0]),
      mend,
    }))
  }
}
