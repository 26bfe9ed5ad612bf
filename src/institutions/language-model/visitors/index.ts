/**
 * Visitors: one text to the model, without an account and without a key.
 *
 * Promises: what a visitor writes goes to servers of this programme alone and is kept nowhere; so many answers are given in a day in all, and so
 * many to one network; visitors take turns with companies as one of them; every answer is labelled as made by AI and has its receipt.
 * Never: asks a model that was suspended or that something was taken back of, or counts against anybody's budget.
 */
export { tryOffer, tryPath, tryRoutes } from './page.ts'
