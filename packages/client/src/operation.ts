/** What the client has to know of an operation at run time. */
export interface ClientOperation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Fields of the input stand in braces; the others go into the query of a GET or DELETE, or else the body. */
  readonly path: string
  /** Whether a call that may have reached the server can be sent again without doing its work twice. */
  readonly repeat: 'FREELY' | 'WITH_KEY' | 'NEVER'
  /** Answers `{ data, nextCursor }`. */
  readonly pages?: true
}
