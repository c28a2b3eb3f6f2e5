import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A file of the repository, by its path from the root with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

export interface Finding {
  readonly path: string
  readonly line: number
  readonly problem: string
  /** What to do instead. */
  readonly mend: string
}

/** A house rule: everything in that file that breaks it. */
export type Rule = (source: Source) => readonly Finding[]

export function describeFinding({ path, line, problem, mend }: Finding): string {
  return `${path}:${line} ${problem}. ${mend}.`
}

const binary = /\.(png|jpg|jpeg|gif|ico|webp|woff2?|pdf|zip|gz|db|sqlite)$/i

/** Every text file that is tracked or could be: what git ignores is left out. */
export function repositorySources(root: string): readonly Source[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return list
    .split('\0')
    .filter((path) => path !== '' && !binary.test(path) && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export function isCode(path: string): boolean {
  return /\.(ts|tsx|js|mjs|sql|css)$/.test(path) && !isGenerated(path)
}

export function isScript(path: string): boolean {
  return /\.(ts|tsx)$/.test(path) && !isGenerated(path)
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

function isGenerated(path: string): boolean {
  return /\.gen\.ts$|(^|\/)schema\.d\.ts$/.test(path)
}

/** The line, from 1, on which that offset of the text lies. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

const parsed = new WeakMap<Source, ts.SourceFile>()

export function syntaxOf(source: Source): ts.SourceFile {
  const known = parsed.get(source)
  if (known !== undefined) return known
  const kind = source.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true, kind)
  parsed.set(source, tree)
  return tree
}

/** Visits every node, parents before children. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

export function findingAt(source: Source, node: ts.Node, problem: string, mend: string): Finding {
  const tree = syntaxOf(source)
  const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree))
  return { path: source.path, line: line + 1, problem, mend }
}
