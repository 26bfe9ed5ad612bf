/** The courses of the AI university: each version in a folder of its own, which stays when a newer one comes. */
import { type Course, readCourse } from '../../../institutions/university/index.ts'

let read: readonly Course[] | undefined

/** They are read when a course is first asked for: no start waits for them. */
export const courses = (): readonly Course[] => read ??= [readCourse('data-and-models', new URL('./courses/data-and-models-1/', import.meta.url))]
