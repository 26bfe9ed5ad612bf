/**
 * The charts of the whole portal: lines along time, what was planned beside what came, small lines for lists, bars, bars with intervals, how values spread, a plan with its milestones, a map of regions, and the plan of a floor.
 *
 * Promises: drawn on the server, without a script, from values alone; each is named by its answer or by what is counted, prints, takes its colours from
 * the page, and can be read by those who tell no colours apart; the caller puts its table beside it. Never: reads data, or knows what is drawn.
 */
export { bars } from './bars.ts'
export { intervalBars, type Measured } from './intervals.ts'
export { lineChart, type Point, thinned } from './line.ts'
export { floorPlan, type PlannedRoom } from './floor-plan.ts'
export { regionMap } from './region-map.ts'
export { type MilestoneForm, schedule, type Scheduled } from './schedule.ts'
export { sparkline } from './sparkline.ts'
export { spread } from './spread.ts'
export { standalone } from './standalone.ts'
export { trajectoryChart } from './trajectory.ts'
