/** Marks as the language model shows them, to people and to programs. What is marked the kernel tells (`kernel/taken-back`). */
export { markFields, markHeader, markHeaders } from './mark.ts'
export { requireUsable } from './require-usable.ts'
export { markedTag, marksNotice, takenBackWord } from './notice.ts'
