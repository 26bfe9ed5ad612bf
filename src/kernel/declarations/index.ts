/**
 * Declarations of one kind in all their versions: enacted once, never changed, readable for ever.
 *
 * Promises: what is entered is of its schema and passes the linter beside what stands of every kind; each version has an entry in the
 * journal; every process knows it as soon as it is told. Never: enters a part of what it is given, or lets anything begin before tomorrow
 * but what fills an empty house.
 */
export { type AwaitedOffice, type Bodies, type Calendars, openBodies, openCalendars } from './bodies.ts'
export { lintTogether } from './linted.ts'
export { bodiesAgree } from './reconcile.ts'
export {
  carryOut, type Declarations, type DeclarationsGround, type Enacted, type EnactingAct, oneAtATime, openDeclarations, type Plan, type Version,
} from './store.ts'
export { dataOf, versionOf } from './written.ts'
