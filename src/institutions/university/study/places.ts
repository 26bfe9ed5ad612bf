/** The addresses of courses, and the places above a page. */
import type { Crumb } from '../../../portal/index.ts'
import { place } from '../parts.ts'
import type { Course, Lesson } from './course.ts'
import { words } from './messages.ts'

export const coursesPath = '/university/courses'
export const minePath = '/university/my-courses'
export const resultsPath = '/university/course-results'

export const coursePath = ({ id }: Pick<Course, 'id'>): string => `${coursesPath}/${id}`
export const lessonPath = (course: Pick<Course, 'id'>, { id }: Pick<Lesson, 'id'>): string => `${coursePath(course)}/lessons/${id}`
export const taskPath = (course: Pick<Course, 'id'>, task: string): string => `${coursePath(course)}/tasks/${task}`
export const attemptPath = (id: string): string => `/university/attempts/${id}`

export const inCourses: readonly Crumb[] = [place, { title: words.courses, path: coursesPath }]
export const inCourse = (course: Course): readonly Crumb[] => [...inCourses, { title: course.title, path: coursePath(course) }]
