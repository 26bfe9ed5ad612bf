/**
 * The figures of the strategy on the pages of others: a feed of those that were told last, and the chart of each indicator as a picture.
 *
 * Promises: each item leads to the page of its indicator, with source and proof. Never: says more than that page.
 */
export { chartPath, feedPath, feedRoutes } from './routes.ts'
export { words as feedWords } from './messages.ts'
