/** The AI Act of the European Union as amended in 2026, as data: its ten bans, its high-risk systems, what people must be told, and models of general purpose. */
import { choice } from '../../../../law/field.ts'
import { is } from '../../../../law/rule.ts'
import type { Regime } from '../regime.ts'
import { aiAct, at, days, model, say, source, system } from './act.ts'
import { areaContradictions, areaPages, areaRules } from './areas.ts'
import { banPage, banRules } from './bans.ts'
import { highRiskDuties } from './high-risk-duties.ts'
import { modelDuties, modelPage, modelRules } from './models.ts'
import { transparencyContradictions, transparencyDuties, transparencyPage, transparencyRules } from './transparency.ts'

const scope = choice('scope', {
  label: say('Жүйе қайда және не үшін қолданылады?', 'Где и для чего применяется система?', 'Where and what for is the system used?'),
  choices: [
    { value: 'union', label: say('Еуропалық Одақта шығарылады, іске қосылады, қолданылады немесе нәтижесі сонда пайдаланылады', 'Выпускается, вводится или применяется в Европейском союзе, или там используют её результат', 'Placed on the market, put into service or used in the European Union, or its output is used there') },
    { value: 'defence', label: say('Тек әскери, қорғаныс немесе ұлттық қауіпсіздік мақсатында', 'Исключительно в военных целях, для обороны или национальной безопасности', 'Exclusively for military, defence or national security purposes') },
    { value: 'research', label: say('Тек ғылыми зерттеу үшін немесе нарыққа шыққанға дейінгі әзірлеу', 'Только для научных исследований или разработки до выпуска на рынок', 'Only for scientific research, or development before the market') },
    { value: 'personal', label: say('Жеке адамның кәсіби емес мақсатында', 'Частным лицом в непрофессиональных целях', 'By a natural person, for a purely personal purpose') },
    { value: 'elsewhere', label: say('Еуропалық Одаққа қатысы жоқ', 'К Европейскому союзу отношения не имеет', 'It has nothing to do with the European Union') },
  ],
})
const inUnion = is(scope, 'union')

/** In the version of Regulation (EU) 2026/1744. */
export const euAiAct: Regime = {
  id: 'eu-ai-act', version: '2026/1744', act: aiAct, source,
  title: say('Еуропалық Одақ: ЖИ туралы регламент', 'Европейский союз: Регламент об ИИ', 'European Union: AI Act'),
  jurisdiction: say('Еуропалық Одақ', 'Европейский союз', 'European Union'),
  scales: [
    {
      id: system, title: say('Жүйе', 'Система', 'System'),
      classes: [
        { id: 'minimal', title: say('Ең төмен тәуекел', 'Минимальный риск', 'Minimal risk'), meaning: say('Регламент бұл жүйеге бөлек талап қоймайды.', 'Особых требований к такой системе регламент не предъявляет.', 'The act makes no particular demands on such a system.') },
        { id: 'transparency', title: say('Ашықтық міндеттері бар', 'С обязанностями прозрачности', 'Transparency duties'), meaning: say('Адамдарға ЖИ туралы хабарлау керек.', 'Людям нужно сообщать об ИИ.', 'People must be told about the AI.') },
        { id: 'high', title: say('Тәуекелі жоғары', 'Высокий риск', 'High risk'), meaning: say('Нарыққа шықпай тұрып талаптарды орындап, тіркелуі тиіс.', 'До выпуска нужно выполнить требования и зарегистрировать систему.', 'Requirements are met and the system is registered before it comes on the market.') },
        { id: 'prohibited', title: say('Тыйым салынған', 'Запрещена', 'Prohibited'), meaning: say('Мұндай тәжірибеге тыйым салынған.', 'Такая практика запрещена.', 'Such a practice is prohibited.') },
      ],
    },
    {
      id: model, title: say('Модель', 'Модель', 'Model'),
      classes: [
        { id: 'none', title: say('Жалпы мақсаттағы модель емес', 'Не модель общего назначения', 'Not of general purpose'), meaning: say('V тарау қолданылмайды.', 'Глава V не применяется.', 'Chapter V does not apply.') },
        { id: 'general', title: say('Жалпы мақсаттағы модель', 'Модель общего назначения', 'General-purpose model'), meaning: say('Құжаттама, авторлық құқық саясаты және оқыту деректерінің сипаттамасы қажет.', 'Нужны документация, политика авторского права и сводка об обучающих данных.', 'Documentation, a copyright policy and a summary of training content are due.') },
        { id: 'systemic', title: say('Жүйелік тәуекелі бар модель', 'Модель с системным риском', 'Model with systemic risk'), meaning: say('Комиссияға хабарланады, тәуекелдері бағаланады.', 'О модели уведомляют Комиссию, её риски оценивают.', 'The Commission is notified and the risks are assessed.') },
      ],
    },
  ],
  form: [{ id: 'scope', title: say('Регламенттің қолданылуы', 'Действие регламента', 'Scope of the act'), fields: [scope] }, banPage, ...areaPages, transparencyPage, modelPage],
  applies: {
    when: inUnion, ...at('2', '1'), title: say('Регламент қолданылады', 'Регламент применяется', 'The act applies'),
    outside: say('Бұл жауаптар бойынша регламент жүйеге қолданылмайды (2-бап).', 'По этим ответам регламент к системе не применяется (статья 2).', 'By these answers the act does not apply to the system (Article 2).'),
  },
  rules: [
    { id: '2-1', title: say('Регламент қолданылады', 'Регламент применяется', 'The act applies'), ...at('2', '1'), when: inUnion, from: days.bans },
    ...banRules, ...areaRules, ...transparencyRules, ...modelRules,
  ],
  duties: [...highRiskDuties, ...transparencyDuties, ...modelDuties],
  contradictions: [...areaContradictions, ...transparencyContradictions],
}
