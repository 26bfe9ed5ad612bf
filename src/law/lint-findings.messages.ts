/** What the linter finds in the conditions of what must be found, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text

const error = (words: Words) => ({ severity: 'error' as const, words })
const warning = (words: Words) => ({ severity: 'warning' as const, words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const findingFaults = {
  'finding-never-asked': error((asked, fact) => say(
    `«${asked}» тұжырымы «${fact}» тұжырымына байланысты, ал ол бұл кезеңге дейін ешқашан жасалмайды. Шартты ертерек белгілі болатын жауапқа немесе тұжырымға негіздеңіз.`,
    `Вывод «${asked}» зависит от вывода «${fact}», который до этого этапа никогда не делается. Опирайтесь на ответ или вывод, известный раньше.`,
    `Whether “${asked}” is found depends on “${fact}”, which is never found before this step. Rest the condition on what is known earlier.`)),
  'finding-on-another-way': error((asked, fact) => say(
    `«${asked}» тұжырымы «${fact}» тұжырымына байланысты, ал оны сол кезеңнің басқа нәтижесі, жауабы немесе бөлігі сұрайды. «${fact}» тұжырымын кезеңнің өз «findings» тізіміне көшіріңіз немесе шартты өзгертіңіз.`,
    `Вывод «${asked}» зависит от вывода «${fact}», который делается при другом исходе, ответе или в другой части того же этапа. Перенесите «${fact}» в «findings» самого этапа или измените условие.`,
    `Whether “${asked}” is found depends on “${fact}”, which another outcome, answer or part of the same step asks. Move “${fact}” to the findings of the step itself, or change the condition.`)),
  'finding-on-unseen': error((asked, fact) => say(
    `«${asked}» тұжырымы «${fact}» дерегіне байланысты, ал кезеңді орындайтын адам оны көрмейді: сұрақтың өзі оны ашып қояр еді. Оның бетін «shown» ішіне қосыңыз немесе шартты өзгертіңіз.`,
    `Вывод «${asked}» зависит от «${fact}», а исполнитель этого не видит: сам вопрос раскрыл бы это. Добавьте его страницу в «shown» или измените условие.`,
    `Whether “${asked}” is found depends on “${fact}”, which whoever performs does not see: the question itself would tell it. Add its page to “shown”, or change the condition.`)),
  'claim-not-always': warning((claim) => say(
    `«${claim}» әрдайым сұрала бермейді, сондықтан кейбір электрондық куәлікте ол болмайды. Оны тексеретіндер мұны білуі тиіс; әрдайым керек болса, шартты («when») алып тастаңыз.`,
    `«${claim}» спрашивается не всегда, поэтому в части электронных свидетельств его не будет. Проверяющие должны это знать; если он нужен всегда, уберите условие («when»).`,
    `“${claim}” is not always asked, so that some credentials do not state it. Whoever checks them must know; where it is always needed, take its condition (“when”) out.`)),
} as const

export type FindingLintRule = keyof typeof findingFaults
