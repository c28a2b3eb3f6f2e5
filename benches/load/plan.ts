/** One request of a job. In a path, `{id}` stands for the id in the answer to the job's request before it. */
export interface PlannedRequest {
  /** POST where absent. */
  readonly method?: 'GET' | 'POST'
  readonly path: string
  /** Empty for a GET. */
  readonly body: string
  readonly idempotencyKey?: string
  /** What the answer must be. */
  readonly status: number
}

/** Requests that one connection sends one after another. */
export type Job = readonly PlannedRequest[]

export interface Plan {
  readonly url: string
  readonly apiKey: string
  readonly connections: number
  readonly seconds: number
  readonly jobs: readonly Job[]
}

export interface LoadResult {
  /** Of each job that went as planned, its requests together. */
  readonly durationsMs: Float64Array
  readonly elapsedMs: number
  readonly bytes: number
  /** Answers that were not as planned, by what they were, with an example. */
  readonly failures: Readonly<Record<string, number>>
  /** What the generator itself cost, which the server could not use. */
  readonly cpuMs: number
}
