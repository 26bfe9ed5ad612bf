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

/** Begins the course for each of them, once; one after the other has done a question more, and the first answered one wrong before. */
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
    for (const [place, { task, kind, answer }] of asked.slice(0, at + 1).entries()) {
      const missed = at === 0 && place === 0 && kind === 'number'
      if (missed) await study.send(learner, { course: course.id, task, number: 1, submission: '0' })
      await study.send(learner, { course: course.id, task, number: missed ? 2 : 1, submission: answer })
    }
  }
}
