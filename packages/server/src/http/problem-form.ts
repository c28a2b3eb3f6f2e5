/** How a problem is told. */
export interface ProblemText {
  readonly title: string
  /** What the caller can do. */
  readonly detail: string
}
