/**
 * Ask the programme: questions answered from what the portal itself says.
 *
 * Promises: every answer names its sources and is in their words, or in a model's words that hold no figure the sources lack;
 * what is not there is "not found". Never: makes an answer up, or keeps a question.
 */
export { phrasingBy } from './model.ts'
export { askRoutes, questionForm } from './routes.ts'
