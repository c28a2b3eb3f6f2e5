import type { Call, CallOptions } from './call.ts'

/** A request that must be refused, with the status and code that it must be refused with. */
export type BadCase = readonly [
  name: string,
  status: number,
  code: string,
  target: string,
  body?: unknown,
  options?: CallOptions,
]

/** A body as it is, instead of JSON. */
export function raw(text: BodyInit): CallOptions {
  return { raw: text }
}

export function headers(given: Readonly<Record<string, string>>): CallOptions {
  return { headers: given }
}

/** What each case was answered, in the form of what it should have been. */
export async function answersTo(call: Call, cases: readonly BadCase[]): Promise<readonly unknown[]> {
  const answers: unknown[] = []
  for (const [name, , , target, body, options] of cases) {
    const { status, body: problem } = await call(target, body, options)
    answers.push([name, status, problem.code])
  }
  return answers
}

/** What the cases should be answered. */
export function expectedOf(cases: readonly BadCase[]): readonly unknown[] {
  return cases.map(([name, status, code]) => [name, status, code])
}
