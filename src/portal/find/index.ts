/**
 * The search of the whole site: its page, what it looks into, and its answers.
 *
 * Promises: every page, service, register, term and whatever institutions enter is found by everybody; one's own things by oneself alone.
 * Never: enters anything private into the index, or knows an institution.
 */
export { type PageToFind, steps } from './documents.ts'
export { searchPage } from './search-page.ts'
export type { Found } from './found.ts'
export { type ReadyAnswer, told } from './answer-box.ts'
export { toldByService } from './answers.ts'
export { type Search, siteSearch, type SiteSearch } from './site-search.ts'
export type { WordsOfLife } from './words-of-life.ts'
