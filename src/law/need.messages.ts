/** What people come for, as the text of a declaration says it. */
import type { Clause } from './clause.ts'
import { inEveryLanguage } from './format.ts'
import type { Need } from './need.ts'
import type { Procedure } from './procedure.ts'
import { spoken, type Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** In Russian and Kazakh what somebody wants to do, in English what they come for. */
export const purposes: Readonly<Record<Need, Text>> = {
  company: say('ЖИ компаниясын ашу немесе басқару', 'открыть или вести компанию в сфере ИИ', 'starting or running an AI company'),
  models: say('модель жасау немесе пайдалану', 'создать модель или пользоваться ею', 'building or using models'),
  data: say('деректерді іздеу немесе жариялау', 'найти данные или опубликовать свои', 'finding data or publishing their own'),
  learning: say('оқу немесе оқыту', 'учиться или преподавать', 'studying or teaching'),
  decided: say('өзі туралы қабылданған шешім бойынша әрекет ету', 'разобраться с решением, принятым о них', 'a decision that was taken about them'),
  living: say('тұрмыстық мәселелерін шешу', 'решить вопросы повседневной жизни', 'matters of their life here'),
  checking: say('басқа біреу көрсеткенді немесе айтқанды тексеру', 'проверить то, что показал или сообщил другой', 'checking what somebody else shows or says'),
  state: say('мемлекеттік органда жұмыс істеу', 'выполнить работу в государственном органе', 'doing their work for the state'),
}

/** Under what a procedure is offered, as a clause; none where it does not say. */
export const needClauses = ({ need = [] }: Pick<Procedure, 'need'>): readonly Clause[] => (need.length === 0 ? [] : [{
  words: inEveryLanguage((locale) => {
    const listed = need.map((one) => purposes[one][locale]).join('; ')
    return say(`Мына мақсатпен келгендерге ұсынылады: ${listed}.`, `Предлагается тем, кому нужно: ${listed}.`, `Offered to whoever comes for: ${listed}.`)[locale]
  }),
}])
