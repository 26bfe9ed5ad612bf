/**
 * Equal treatment to be seen: decisions in like cases side by side, without names.
 *
 * Promises: like is what failed exactly the same conditions under the same procedure; groups too small to hide anybody are a number only.
 * Never: shows a company, a day, a number of a case, or what an officer wrote.
 */
export { decidedDoor, decidedFound, decidedRoutes } from './page.ts'
