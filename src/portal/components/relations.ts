/** What the relations between things of several institutions are called where a thread is drawn, seen from either end. */
import { spoken, type Text } from '../../law/text.ts'

/** The names of a relation: what the other thing is, for the thing that was made and for what it was made from. */
export interface Relation {
  /** Of the source, said under what was made from it. */
  readonly source: Text
  /** Of what was made, said under its source. */
  readonly made: Text
}

/** Threads run from one institution into another, so the relations that they cross are named here and not by either. */
export const sharedRelations: Readonly<Record<string, Relation>> = {
  derives: {
    source: spoken({ kk: 'Неден туындайды', ru: 'Основано на', en: 'Derived from' }),
    made: spoken({ kk: 'Осыдан туындайды', ru: 'Получено из этого', en: 'Derived from this' }),
  },
  permits: {
    source: spoken({ kk: 'Рұқсат беретін негіз', ru: 'Разрешено на основании', en: 'Permitted by' }),
    made: spoken({ kk: 'Осының негізінде рұқсат етілген', ru: 'Разрешено на этом основании', en: 'Permitted by this' }),
  },
  holds: {
    source: spoken({ kk: 'Құрамында бар', ru: 'Содержит', en: 'Holds' }),
    made: spoken({ kk: 'Қайда қамтылған', ru: 'Содержится в', en: 'Held by' }),
  },
  uses: {
    source: spoken({ kk: 'Пайдаланады', ru: 'Использует', en: 'Uses' }),
    made: spoken({ kk: 'Осыны пайдаланады', ru: 'Используется в', en: 'Used by' }),
  },
  'version of': {
    source: spoken({ kk: 'Қай жиынның нұсқасы', ru: 'Версия набора', en: 'Version of' }),
    made: spoken({ kk: 'Нұсқасы', ru: 'Версия', en: 'Its version' }),
  },
  'text of': {
    source: spoken({ kk: 'Мәтіндердің дереккөзі', ru: 'Источник текстов', en: 'Source of the texts' }),
    made: spoken({ kk: 'Осы мәтіндер енген корпус', ru: 'Корпус, в который взяты тексты', en: 'Corpus with these texts' }),
  },
  'trained on': {
    source: spoken({ kk: 'Оқыту деректері', ru: 'Обучающие данные', en: 'Training data' }),
    made: spoken({ kk: 'Осы деректер негізінде оқытылды', ru: 'На этих данных обучено', en: 'Trained on these data' }),
  },
  'tokenised with': {
    source: spoken({ kk: 'Токенизаторы', ru: 'Токенизатор', en: 'Tokenizer' }),
    made: spoken({ kk: 'Осы токенизатор қолданылды', ru: 'Где применён этот токенизатор', en: 'Where this tokenizer is used' }),
  },
  'trained by': {
    source: spoken({ kk: 'Модель шыққан оқыту', ru: 'Обучение, давшее модель', en: 'Training that it came of' }),
    made: spoken({ kk: 'Оқыту нәтижесі', ru: 'Результат обучения', en: 'What the training made' }),
  },
  'continued from': {
    source: spoken({ kk: 'Неден жалғасты', ru: 'Что продолжает', en: 'Goes on from' }),
    made: spoken({ kk: 'Жалғасы', ru: 'Продолжение', en: 'Continued by' }),
  },
  evaluates: {
    source: spoken({ kk: 'Бағаланған модель', ru: 'Оценённая модель', en: 'Model evaluated' }),
    made: spoken({ kk: 'Бағалануы', ru: 'Оценка', en: 'Evaluated by' }),
  },
  lends: {
    source: spoken({ kk: 'Рұқсат берілген жиын', ru: 'Набор, к которому дан доступ', en: 'Dataset that is lent' }),
    made: spoken({ kk: 'Жиынға берілген рұқсат', ru: 'Доступ к набору', en: 'Access to the dataset' }),
  },
  'lent to': {
    source: spoken({ kk: 'Ұйымның рұқсаты', ru: 'Разрешение организации', en: 'Permission of the organisation' }),
    made: spoken({ kk: 'Рұқсат алған ұйым', ru: 'Организация, получившая доступ', en: 'Organisation with access' }),
  },
  'granted to': {
    source: spoken({ kk: 'Ұйымға бөлінген сағаттар', ru: 'Часы, выделенные организации', en: 'Hours that the organisation was granted' }),
    made: spoken({ kk: 'Сағаттар бөлінген ұйым', ru: 'Организация, которой выделены часы', en: 'Organisation that was granted them' }),
  },
  'renewed by': {
    source: spoken({ kk: 'Қайта күшіне енгізген шешім', ru: 'Восстановлено решением', en: 'In force again by' }),
    made: spoken({ kk: 'Бұрын кері қайтарып алынған шешім', ru: 'Ранее отозванное решение', en: 'Decision that was revoked before' }),
  },
  'ran under': {
    source: spoken({ kk: 'Тапсырма осы сағаттармен орындалды', ru: 'Часы, на которых выполнено задание', en: 'Hours on which the job ran' }),
    made: spoken({ kk: 'Осы сағаттармен орындалған тапсырма', ru: 'Задание, выполненное на эти часы', en: 'Job that ran on these hours' }),
  },
  'read under': {
    source: spoken({ kk: 'Деректер осы рұқсатпен оқылды', ru: 'Разрешение, по которому прочитаны данные', en: 'Grant under which the data were read' }),
    made: spoken({ kk: 'Осы рұқсатпен жасалған', ru: 'Создано по этому разрешению', en: 'Made under this grant' }),
  },
  calls: {
    source: spoken({ kk: 'Кілт қолданатын модель', ru: 'Модель, к которой обращается ключ', en: 'Model that the key calls' }),
    made: spoken({ kk: 'Осы модельді қолданатын кілт', ru: 'Ключ, который обращается к модели', en: 'Key that calls the model' }),
  },
  'key of': {
    source: spoken({ kk: 'Кілт иесі', ru: 'Владелец ключа', en: 'Owner of the key' }),
    made: spoken({ kk: 'Ұйымның кілті', ru: 'Ключ организации', en: 'Key of the organisation' }),
  },
  'counted in': {
    source: spoken({ kk: 'Көрсеткіште есептелетіні', ru: 'Что учтено в показателе', en: 'What it counts' }),
    made: spoken({ kk: 'Бұл есептелетін көрсеткіш', ru: 'Показатель, в котором это учтено', en: 'Figure in which it is counted' }),
  },
  measures: {
    source: spoken({ kk: 'Немен өлшенеді', ru: 'Чем это измеряется', en: 'Measured by' }),
    made: spoken({ kk: 'Осы көрсеткішпен өлшенетіні', ru: 'Что измеряет этот показатель', en: 'What this figure measures' }),
  },
  'decided in': {
    source: spoken({ kk: 'Шешім қабылданған іс', ru: 'Дело, по которому принято решение', en: 'Case in which it was taken' }),
    made: spoken({ kk: 'Іс бойынша шешім', ru: 'Решение по делу', en: 'Decision in the case' }),
  },
  'status by': {
    source: spoken({ kk: 'Мәртебе туралы шешім', ru: 'Решение о статусе', en: 'Decision on the status' }),
    made: spoken({ kk: 'Шешім қатысты компания', ru: 'Компания, которой касается решение', en: 'Company that it concerns' }),
  },
  about: {
    source: spoken({ kk: 'Қаралған шешім', ru: 'Рассмотренное решение', en: 'Decision that it is about' }),
    made: spoken({ kk: 'Кейінгі шешім', ru: 'Последующее решение', en: 'Later decision about it' }),
  },
  'key of a system': {
    source: spoken({ kk: 'Кілт қолданылатын жүйе', ru: 'Система, в которой используется ключ', en: 'System that the key is of' }),
    made: spoken({ kk: 'Жүйенің кілті', ru: 'Ключ системы', en: 'Key of the system' }),
  },
  'assessment of': {
    source: spoken({ kk: 'Бағалау иесі', ru: 'Владелец оценки', en: 'Owner of the assessment' }),
    made: spoken({ kk: 'Ұйымға тиесілі бағалау', ru: 'Оценка, принадлежащая организации', en: 'Assessment of the organisation' }),
  },
}
