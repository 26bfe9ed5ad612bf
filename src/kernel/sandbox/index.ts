/**
 * The sandbox: children that do what this process is not to do itself, because it takes long, or reads what nobody vouches for.
 *
 * Promises: a child has an empty environment and no network, sees the files that it is given and no others, and ends with us; its memory, its
 * time and what it writes and says are limited; it starts without compiling, for its program is kept in plain JavaScript. Where the system
 * has no bubblewrap the view of files and the network are kept by Node's own permissions alone, and `confinement` says so. Never: lets a
 * child import what it was not given, or waits for one that does not end.
 */
export { answer, processorSeconds, seldom } from './answer.ts'
export { ask, type Ended } from './ask.ts'
export { type ChildSettings, startChild } from './child.ts'
export { confinement, endByForce, processesOf, signalOf, takeFile, type View } from './confinement.ts'
export { endWithUs } from './end-with-us.ts'
export { type ForeignEnded, type ForeignSettings, spawnForeign } from './foreign.ts'
export { programOf } from './program.ts'
