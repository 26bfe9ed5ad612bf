/** What made-up learners have done of the course, so that their home, their results and the assessor's pages show what they are for. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { studyOf, type Task, tasksOf } from '../../../institutions/university/index.ts'
import { universityOptions } from './options.ts'

/** The right answer to a question; programs are nobody's here, for not every machine can run one. */
function answerTo(task: Task): string | undefined {
  switch (task.kind) {
    case 'choice': return task.options.filter(({ right }) => right).map(({ id }) => id).toSorted().join()
    case 'number': return String(task.answer)
    case 'words': return task.accepted[0]
    default: return undefined
  }
}

/** Begins the course for each of them, once; one after the other has done a question more, and the last answered their first number wrong before. */
export async function enterSampleStudy(kernel: Kernel, learners: readonly Actor[]): Promise<void> {
  const study = studyOf(kernel, universityOptions.study)
  const [course] = await study.courses()
  if (course === undefined) return
  const asked = tasksOf(course).flatMap((task) => {
    const answer = answerTo(task)
    return answer === undefined ? [] : [{ task: task.id, kind: task.kind, answer }]
  })
  for (const [at, learner] of learners.entries()) {
    if (await study.enrolment(learner.person, course.id)) continue
    await study.begin(learner, course.id)
    for (const [place, { task, answer }] of asked.slice(0, at + 1).entries()) {
      const missed = at === learners.length - 1 && place === asked.findIndex((one) => one.kind === 'number')
      if (missed) await study.send(learner, { course: course.id, task, number: 1, submission: '0' })
      await study.send(learner, { course: course.id, task, number: missed ? 2 : 1, submission: answer })
    }
  }
}

/** Lays the first answer of a learner that a key found wrong before a person, once: so the assessor's queue has one to read. */
export async function laySampleAnswer(kernel: Kernel, learner: Actor): Promise<void> {
  const study = studyOf(kernel, universityOptions.study)
  const { procedure, why } = universityOptions.study.grading
  const [enrolment] = await study.enrolments(learner.person)
  const missed = enrolment && (await study.attempts(enrolment.id)).find(({ verdict }) => !verdict.passed)
  if (missed === undefined || (await kernel.cases.openOn(procedure, missed.id)).length > 0) return
  const draft = await kernel.cases.begin(learner, { procedure, subject: missed.id })
  for (const page of (await kernel.cases.draft(learner, draft)).procedure.form) await kernel.cases.savePage(learner, draft, page, { [why]: 'Үлгі: жауабым дұрыс деп санаймын, адам қарап шықсын.' })
  await kernel.cases.file(learner, { draft })
}
