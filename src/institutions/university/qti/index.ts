/**
 * Items of QTI 3: read, shown as a plain form, and scored here.
 *
 * Promises: an item is taken whole or refused with every reason, its line and the mend; what is left out without changing the question or its score is told; a score
 * follows from the item and the answer alone. Never: sends a browser anything by which an answer is judged, runs a script of an item, or reads outside of it.
 */
export { givenIn, givenOf, keptAs, problemsIn, scoreOfGiven } from './answer.ts'
export { type Item, readItem } from './item.ts'
export { itemRules, leftOutWords } from './messages.ts'
export { givenShown, itemForm } from './show.ts'
export { elementsIn, readXml, textIn, type XmlElement } from './xml.ts'
