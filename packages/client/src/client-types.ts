import type { CallOptions } from './call.ts'
import type { operations } from './schema.d.ts'

export type OperationName = keyof operations

/** Shown as one object, with optional fields that may also be given as undefined. */
type Flat<T> = { [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K] }

type PathOf<Op> = Op extends { readonly parameters: { readonly path: infer P } } ? P : unknown

type QueryOf<Op> = Op extends { readonly parameters: { readonly query?: infer Q } }
  ? [NonNullable<Q>] extends [never]
    ? unknown
    : NonNullable<Q>
  : unknown

type BodyOf<Op> = Op extends { readonly requestBody?: { readonly content: { readonly 'application/json': infer B } } }
  ? B
  : unknown

type SuccessOf<Op> = Op extends { readonly responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 ? R[S] : never }[keyof R]
  : never

/** What an operation takes: the fields of its path, query and body as one object. */
export type InputOf<Name extends OperationName> = Flat<
  PathOf<operations[Name]> & QueryOf<operations[Name]> & BodyOf<operations[Name]>
>

/** What an operation answers. */
export type OutputOf<Name extends OperationName> =
  SuccessOf<operations[Name]> extends { readonly content: infer C } ? C[keyof C] : never

/** The input may be left out where all of it may. */
type Arguments<Input, Options> =
  Record<never, never> extends Input ? [input?: Input, options?: Options] : [input: Input, options?: Options]

/** What iterating over everything a list holds may be given: the options of each of its reads. */
export type PagesOptions = Pick<CallOptions, 'signal' | 'timeoutMs'>

interface Pages<Input, Item> {
  /** Everything the list holds, page after page as it is iterated. `limit` is then the size of a page. */
  all(...args: Arguments<Input, PagesOptions>): AsyncGenerator<Item, void, undefined>
}

/** Updates name the version they were decided on. */
type ArgumentsOf<Name extends OperationName> = Name extends `${string}.update`
  ? [input: InputOf<Name>, options: CallOptions & { readonly expectedVersion: number }]
  : Arguments<InputOf<Name>, CallOptions>

/** An operation as a method. */
export type Method<Name extends OperationName> = ((...args: ArgumentsOf<Name>) => Promise<OutputOf<Name>>) &
  (OutputOf<Name> extends { readonly data: readonly (infer Item)[]; readonly nextCursor: string | null }
    ? Pages<InputOf<Name>, Item>
    : unknown)

type RoomOf<Name> = Name extends `${infer Room}.${string}` ? Room : never

/** Every operation of the API by its id: `client.bookings.create`. */
export type Client = {
  readonly [Room in RoomOf<OperationName>]: {
    readonly [Name in OperationName as Name extends `${Room}.${infer Short}` ? Short : never]: Method<Name>
  }
}
