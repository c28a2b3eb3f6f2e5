import ts from 'typescript'
import { type Finding, findingAt, isScript, isTest, type Rule, type Source, syntaxOf, walk } from './source.ts'

const maxFunctionLines = 70

type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration

export const longFunctions: Rule = (source) => {
  if (!isScript(source.path)) return []
  const tree = syntaxOf(source)
  const findings: Finding[] = []
  walk(tree, (node) => {
    if (!isFunction(node) || isSuite(node)) return
    const lines = lineOf(tree, node.end) - lineOf(tree, node.getStart(tree)) + 1 - suiteLinesWithin(tree, node)
    if (lines <= maxFunctionLines) return
    const problem = `A function of ${lines} lines, more than ${maxFunctionLines}`
    findings.push(findingAt(source, node, problem, 'Give its steps functions of their own'))
  })
  return findings
}

export const anyCasts: Rule = (source) => {
  if (!isScript(source.path)) return []
  return matching(source, (node) => {
    const isCast = ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)
    if (!isCast || node.type.kind !== ts.SyntaxKind.AnyKeyword) return undefined
    return ['A cast to any', 'Name the type, or narrow from unknown']
  })
}

/** tsup writes inferred types into the declarations by names that the consumer may not be able to resolve. */
export const inferredReturnTypes: Rule = (source) => {
  if (!/^packages\/[^/]+\/src\//.test(source.path) || !isScript(source.path) || isTest(source.path)) return []
  const mend = 'Write it out'
  return syntaxOf(source).statements.flatMap((statement) =>
    exportedFunctions(statement)
      .filter(({ node }) => node.type === undefined)
      .map(({ name, node }) => findingAt(source, node, `${name} is exported without a return type`, mend)),
  )
}

/** What the core may not touch: time, chance, the outside world, and waiting for any of them. */
const outsideWorld = new Set([
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'console',
])
const impureMembers = new Set(['Date.now', 'Math.random', 'Temporal.Now'])

export const impureCore: Rule = (source) => {
  if (!source.path.startsWith('packages/core/src/') || !isScript(source.path) || isTest(source.path)) return []
  return matching(source, (node) => {
    const used = impurityOf(node)
    return used === undefined
      ? undefined
      : [`${used} in the core`, 'Take its outcome as an argument: core decides on data, the shell does the rest']
  })
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return 'await'
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async'
  if (ts.isPropertyAccessExpression(node)) {
    const member = node.getText()
    return impureMembers.has(member) || /^globalThis\./.test(member) ? member : undefined
  }
  if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Date') {
    return ts.isCallExpression(node) || !node.arguments?.length ? node.getText() : undefined
  }
  return ts.isIdentifier(node) && outsideWorld.has(node.text) && isReference(node) ? node.text : undefined
}

/** Whether the identifier stands for a variable, and isn't merely the name of a member or of a type's part. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isShorthandPropertyAssignment(parent)) return true
  return (
    ts.isExpression(parent) ||
    (ts.isVariableDeclaration(parent) && parent.initializer === node) ||
    holdsExpression(parent)
  )
}

function holdsExpression(node: ts.Node): boolean {
  const isStatement = ts.isExpressionStatement(node) || ts.isReturnStatement(node) || ts.isIfStatement(node)
  return isStatement || ts.isSpreadAssignment(node) || ts.isTemplateSpan(node) || ts.isTypeQueryNode(node)
}

function matching(source: Source, check: (node: ts.Node) => [string, string] | undefined): readonly Finding[] {
  const findings: Finding[] = []
  walk(syntaxOf(source), (node) => {
    const found = check(node)
    if (found !== undefined) findings.push(findingAt(source, node, ...found))
  })
  return findings
}

function lineOf(tree: ts.SourceFile, offset: number): number {
  return tree.getLineAndCharacterOfPosition(offset).line
}

function isFunction(node: ts.Node): node is FunctionNode {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node)
  )
}

/** The body of a `describe` or `it`: a list of tests, or one told step by step, rather than a function. */
function isSuite(node: ts.Node): boolean {
  if (!isFunction(node) || !ts.isCallExpression(node.parent)) return false
  return /^(describe|it|test|suite|bench)\b/.test(node.parent.expression.getText())
}

/** How many of a function's lines belong to suites inside it, as in a contract that others run. */
function suiteLinesWithin(tree: ts.SourceFile, node: ts.Node): number {
  let lines = 0
  ts.forEachChild(node, (child) => {
    lines += isSuite(child)
      ? lineOf(tree, child.end) - lineOf(tree, child.getStart(tree))
      : suiteLinesWithin(tree, child)
  })
  return lines
}

function exportedFunctions(statement: ts.Statement): readonly { name: string; node: ts.SignatureDeclaration }[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  if (!isExported) return []
  if (ts.isFunctionDeclaration(statement)) {
    return [{ name: statement.name?.text ?? 'The default export', node: statement }]
  }
  if (ts.isClassDeclaration(statement)) {
    return statement.members.filter(ts.isMethodDeclaration).map((node) => ({ name: node.name.getText(), node }))
  }
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap(({ name, type, initializer }) => {
    const isBare = type === undefined && initializer !== undefined
    const isFunctionValue = isBare && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
    return isFunctionValue ? [{ name: name.getText(), node: initializer }] : []
  })
}
