/**
 * What of the strategy is open to people: drafts to comment on, questions and petitions to the coordinating body, and what became of each, on the page of what they are about.
 *
 * Promises: what is asked is counted there from the day on which it came, with the day by which the next is to be answered, and what became of each is listed; comments are discussions of the kernel, and the offices of the body answer them.
 * Never: shows who asked, their own words, or what is published where they did not agree.
 */
export { discussedThing, openToPeople } from './discussed.ts'
export { draftsPath, openPages } from './pages.ts'
export { words as openWords } from './messages.ts'
export { openPeople, type OpenOptions, type People } from './read.ts'
export { type About, peopleSection } from './section.ts'
