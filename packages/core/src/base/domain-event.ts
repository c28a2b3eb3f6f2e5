/** What a decision announces of its subject; the engine completes it to an envelope. */
export interface DomainEvent<Type extends string, SubjectKind extends string, Subject> {
  readonly type: Type
  readonly subjectKind: SubjectKind
  /** The subject after the change. */
  readonly subject: Subject
  /** The subject before, where something moved. */
  readonly previous?: Subject
}
