/**
 * Writing courses in the browser: drafts of the university's authors, files taken into them, and the way to publication.
 *
 * Promises: what is written is kept as it is, half of it too, and two who write at once do not write over each other; what is published is a content by its hash, which
 * a person signs. Never: publishes by itself, or changes what was published.
 */
export { authoringPages } from './pages.ts'
export { words as authoringWords } from './messages.ts'
export { authoringPath } from './places.ts'
export { sweepDiscarded } from './discarded.ts'
