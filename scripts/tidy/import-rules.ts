import { posix } from 'node:path'
import ts from 'typescript'
import { type Finding, findingAt, isScript, isTest, type Rule, type Source, syntaxOf, walk } from './source.ts'

/** The rooms of core, low to high. A room imports itself and lower ones; rooms of one level don't import each other. */
const rooms: readonly (readonly string[])[] = [
  ['base'],
  ['money', 'time'],
  // Below people: customers may have terms of their own for services.
  ['catalog'],
  ['places', 'people'],
  ['scheduling', 'ledger'],
  // Points are lots in the books.
  ['loyalty'],
  // What cards hold are lots, too, and a membership card is of a tier.
  ['cards'],
  // Drawers with their shifts post to the books, and orders name the one that is open.
  ['registers'],
  ['pricing'],
  // Promotions and coupons become rules of the quote, and orders spend them.
  ['promotions'],
  // Top-ups have offers that are timed as promotions are, and orders sell them.
  ['stored-value'],
  // What is put on account is owed until it is settled, and orders take it off when they go back.
  ['receivables'],
  ['booking', 'orders'],
  // Classes are planned as visits are, and reached by the same channels.
  ['classes'],
  // Figures of what the rooms below have done; nothing decides by them.
  ['analytics'],
  ['access'],
  ['events'],
  ['ports'],
]

const coreFolder = 'packages/core/src'

/** What the packages may import of each other; tests and scripts may import anything. */
const siblings: readonly { readonly folder: string; readonly allowed: readonly string[] }[] = [
  { folder: coreFolder, allowed: [] },
  { folder: 'packages/client/src', allowed: [] },
  { folder: 'packages/adapters/src', allowed: ['@mendian/core'] },
  { folder: 'packages/server/src/main', allowed: ['@mendian/core', '@mendian/adapters'] },
  { folder: 'packages/server/src', allowed: ['@mendian/core'] },
]

interface Import {
  readonly from: string
  readonly isTypeOnly: boolean
  readonly node: ts.Node
}

export const roomOrder: Rule = (source) => {
  if (!isCoreSource(source)) return []
  const own = roomOf(source.path)
  // The packages' entries gather all rooms.
  if (own === undefined) return []
  const level = levelOf(own)
  if (level === -1) {
    const mend = 'Give it its place in the order of rooms in scripts/tidy/import-rules.ts'
    return [{ path: source.path, line: 1, problem: `The room ${own} has no place among the rooms of core`, mend }]
  }
  return importsOf(source).flatMap(({ from, node }) => {
    const room = from.startsWith('.') ? roomOf(posix.join(posix.dirname(source.path), from)) : own
    if (room === own || (room !== undefined && levelOf(room) < level && levelOf(room) !== -1)) return []
    const lower = rooms.slice(0, level).flat().join(', ') || 'nothing'
    const problem = `The room ${own} imports ${room ?? 'the entry of core'}, which does not lie below it`
    return [findingAt(source, node, problem, `Below it lie ${lower}; move the shared part down`)]
  })
}

export const corePackages: Rule = (source) => {
  if (!isCoreSource(source)) return []
  return importsOf(source).flatMap(({ from, isTypeOnly, node }) => {
    const problem = coreImportProblem(source.path, from, isTypeOnly)
    return problem === undefined ? [] : [findingAt(source, node, problem.problem, problem.mend)]
  })
}

function coreImportProblem(
  path: string,
  from: string,
  isTypeOnly: boolean,
): Pick<Finding, 'problem' | 'mend'> | undefined {
  const isSchema = path.endsWith('.schema.ts')
  if (from.startsWith('.')) {
    if (isSchema || isTypeOnly || roomOf(path) === undefined || !from.endsWith('.schema.ts')) return undefined
    const mend = 'Use `import type`, so that a decision needs no zod at run time'
    return { problem: `${from} is imported as a value outside a schema`, mend }
  }
  if (from === 'zod') {
    if (isSchema) return undefined
    return { problem: 'zod outside a schema', mend: 'Put the schema beside the type, as <type>.schema.ts' }
  }
  if (from === 'temporal-polyfill') {
    if (path === `${coreFolder}/time/zone.ts`) return undefined
    return { problem: 'Time zones outside time/zone.ts', mend: 'Use the functions of time/zone.ts' }
  }
  return { problem: `core imports ${from}`, mend: 'Core has zod and temporal-polyfill and nothing else' }
}

export const packageOrder: Rule = (source) => {
  if (!isScript(source.path) || isTest(source.path)) return []
  const entry = siblings.find(({ folder }) => source.path.startsWith(`${folder}/`))
  if (entry === undefined) return []
  return importsOf(source).flatMap(({ from, node }) => {
    if (from.startsWith('.')) {
      const ownFolder = source.path.split('/').slice(0, 3).join('/')
      if (posix.join(posix.dirname(source.path), from).startsWith(`${ownFolder}/`)) return []
      return [findingAt(source, node, `${from} lies outside ${ownFolder}`, 'Import other packages by their names')]
    }
    const sibling = /^@mendian\/[^/]+/.exec(from)?.[0]
    if (sibling === undefined || entry.allowed.includes(sibling)) return []
    const allowed = entry.allowed.join(' and ') || 'none of its siblings'
    return [findingAt(source, node, `${entry.folder} imports ${sibling}`, `It may import ${allowed}`)]
  })
}

function isCoreSource({ path }: Source): boolean {
  return path.startsWith(`${coreFolder}/`) && isScript(path) && !isTest(path)
}

/** The room a file of core lies in; none for the entries beside the rooms. */
function roomOf(path: string): string | undefined {
  const [room, ...rest] = path.slice(coreFolder.length + 1).split('/')
  return rest.length > 0 ? room : undefined
}

function levelOf(room: string): number {
  return rooms.findIndex((level) => level.includes(room))
}

/** Imports and re-exports, static, dynamic and within types. */
function importsOf(source: Source): readonly Import[] {
  const found: Import[] = []
  walk(syntaxOf(source), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node), node)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeExport(node), node)
    else if (ts.isImportTypeNode(node)) add(literalOf(node.argument), true, node)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false, node)
    }
  })
  return found

  function add(specifier: ts.Node | undefined, isTypeOnly: boolean, node: ts.Node): void {
    if (specifier !== undefined && ts.isStringLiteralLike(specifier))
      found.push({ from: specifier.text, isTypeOnly, node })
  }
}

function literalOf(type: ts.TypeNode): ts.Node | undefined {
  return ts.isLiteralTypeNode(type) ? type.literal : undefined
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false
  const { namedBindings, name } = importClause
  if (importClause.isTypeOnly) return true
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
  )
}

function isTypeExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return false
  return exportClause.elements.length > 0 && exportClause.elements.every((element) => element.isTypeOnly)
}
