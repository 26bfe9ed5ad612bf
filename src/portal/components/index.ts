/**
 * The parts that every page is made of.
 *
 * Promises: escaped, labelled, readable by a screen reader, printable, without a script; what was typed is shown again.
 * Never: reads data, decides who may see, or writes a style into the page.
 */
export { chapters } from './chapter.ts'
export type { Chapter } from './chapter.ts'
export { cite, groundList } from './cite.ts'
export { fieldId } from './control.ts'
export { shownDate } from './question.ts'
export type { Control, FormState, KeptFile, SelectChoice, SlotChoices } from './control.ts'
export { chosenIn, offeredAs } from './entries.ts'
export { copyable, snippet } from './copying.ts'
export { field, fields } from './field.ts'
export { actions, button, definitionList, errorSummary, form } from './form.ts'
export type { ButtonLook, Definition } from './form.ts'
export { filters, pagination, table, withQuery } from './list.ts'
export type { Column, Filter } from './list.ts'
export { countAtLeast, countWords } from './messages.ts'
export { chosen, narrow, onwards } from './narrow.ts'
export type { Facet } from './narrow.ts'
export {
  certificate, emptyState, meter, notice, progress, receipt, stepIndicator, tag, taskList, timeline, workbench,
} from './record.ts'
export type { Happening, NoticeKind, Task, TaskState, Tone } from './record.ts'
export { reviseRows } from './rows.ts'
export { threadWords } from './messages.ts'
export { layers, thread, threadLink, threadPath } from './thread.ts'
export type { Linked, Thread } from './thread.ts'
