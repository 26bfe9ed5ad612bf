/** The words of what the chamber of audit finds. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Аудит тұжырымдары', 'Выводы аудита', 'Findings of audit'),
  lead: say(
    'Аудиторлық палата іс-шаралар мен көрсеткіштерді өзі тексереді. Тұжырым қол қойылғаннан кейін органның жауабымен бірге жарияланады; оны үйлестіруші орган да, жауапты орган да өзгерте алмайды.',
    'Аудиторская палата сама проверяет мероприятия и показатели. Вывод публикуется после подписания вместе с ответом органа; ни координирующий, ни ответственный орган изменить его не могут.',
    'The Audit Chamber looks at measures and indicators by itself. A finding is published once it is signed, with the answer of the body; neither the coordinating body nor the responsible one can change it.'),
  none: say('Жарияланған тұжырым әзірге жоқ', 'Опубликованных выводов пока нет', 'No finding is published yet'),
  noneWhy: say('Аудитор тұжырымын жазғаннан кейін жауапты органға он жұмыс күні беріледі.', 'После того как аудитор изложит вывод, ответственному органу даётся десять рабочих дней.', 'Once an auditor has written one, the responsible body has ten working days to answer.'),
  finding: say('Тұжырым', 'Вывод', 'Finding'), about: say('Неге қатысты', 'К чему относится', 'What it is about'), recommended: say('Ұсыным', 'Рекомендация', 'Recommendation'), answer: say('Органның жауабы', 'Ответ органа', 'Answer of the body'),
  silent: say('Мерзімінде жауап келмеді.', 'В срок ответа не поступило.', 'No answer came in time.'), on: say('Жарияланған күні', 'Дата публикации', 'Published on'), older: say('Бұрынғы тұжырымдар', 'Более ранние выводы', 'Earlier findings'),
  askedBefore: say('Бұған дейін сұралған орган', 'Ранее был запрошен орган', 'Asked before'),
  all: say('Барлық аудит тұжырымдары', 'Все выводы аудита', 'All findings of audit'),
} as const
