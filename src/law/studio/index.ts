/**
 * Writing a declaration clause by clause: what its clauses are, what a form asks of each, and what a change of one rests on.
 *
 * Promises: pure; what is written is plain data of the published schema, which says whether it is right; a construct that the language gains is asked by
 * the same code, for forms are derived from the schema. Never: judges a draft (the linter does), or knows who writes.
 */
export { draftBeside } from './beside.ts'
export type { DraftBeside } from './beside.ts'
export { changed, nameWritten, restsOn } from './change.ts'
export type { Change } from './change.ts'
export { clauseAt, clauseOf, clausesOf, draftChapters, kindAt } from './clauses.ts'
export type { ClauseKind, DraftChapter, DraftClause } from './clauses.ts'
export { copyFor, stillOf, withOffices } from './copy.ts'
export { stillText, stillTitle } from './still.messages.ts'
export { coverageOf, mostSentences, sentencesIn } from './law-text.ts'
export type { Sentence } from './law-text.ts'
export { readForeignForm } from './foreign-forms.ts'
export type { ForeignForm } from './foreign-forms.ts'
export { isName, nameFrom } from './names.ts'
export { noQuestions } from './messages.ts'
export { namesIn } from './references.ts'
export type { Named, NamesOf } from './references.ts'
export { hasName, isNamed, isNameTaken, renamedIn, rewritten } from './rename.ts'
export { phraseKey, phrasesOf } from './sentences.ts'
export type { Phrase, Relation } from './sentences.ts'
export { chooseField, drawnField, everyPart, isUndrawn, keyField, shapeOf } from './shape.ts'
export type { Part, Shape } from './shape.ts'
export { actsCited, actsIn, actsWritten, newClause, ownActId, questionKinds, singular, skeletonOf } from './skeleton.ts'
export type { Addable, Beginning, HouseNames } from './skeleton.ts'
export { clauseFrom, fieldAtPath, joinedField, listFields, longestText, thanField, typedOf } from './typed.ts'
export type { TypedClause } from './typed.ts'
export { moneyIn } from './units.ts'
