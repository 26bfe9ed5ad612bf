/**
 * Reports that make themselves: the country in a year, and a brief of each goal, as a page and as a paper.
 *
 * Promises: page and paper say the same, in each language; each line names where it is proved; a section that has nothing says so. Never: rounds a status up, or says what no register says.
 */
export { briefPath, reportRoutes, yearPath } from './routes.ts'
export { words as yearWords } from './messages.ts'
