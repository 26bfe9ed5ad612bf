/**
 * Programmes and projects: their plan with milestones and what these wait for, their budget against the books, and regions side by side.
 *
 * Promises: a milestone that is done without accepted evidence reads “claimed”; what was paid is what the bank proves, read from the books; what is not known is called so, with why.
 * Never: takes a typed figure for spending, divides what two projects share, or changes an entry.
 */
export { projectConcerns } from './concerns.ts'
export { projectsData } from './data.ts'
export { projectWords, regionWords } from './messages.ts'
export { projectPages, projectsOfGoal } from './pages.ts'
export { type Portfolio, projectPath, projectsPath } from './project.ts'
export { openProjects, type ProjectRegisters, type Projects, type StatedProjects } from './read.ts'
export { regionsPage, regionsPath } from './regions.ts'
