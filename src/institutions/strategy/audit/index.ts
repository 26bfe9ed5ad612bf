/**
 * What the chamber of audit finds about measures and indicators, and what the bodies answer: on a page of its own, and on the page of what each finding is about.
 *
 * Promises: shows what a member of the chamber has signed, with the answer of the body or that none came. Never: tells of a finding before that, nor averages it with what the owner or the analyst says.
 */
export { auditPage, auditPath, auditSection, publishedFindings } from './page.ts'
export type { AuditOptions } from './page.ts'
export { words as auditWords } from './messages.ts'
