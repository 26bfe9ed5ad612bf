/** What assessments keep of people, for the privacy notice of the portal. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** In whole sentences, with the time of keeping. */
export const keeps: readonly Text[] = [
  say(
    'Тіркелгісіз толтырылған не жүктелген әсер бағалауы сақталмайды: жауаптар тек сіздің бетіңізде болады.',
    'Оценка воздействия, заполненная или загруженная без учётной записи, не сохраняется: ответы есть только на вашей странице.',
    'An impact assessment that is filled in or loaded without an account is not kept: the answers are on your page alone.'),
  say(
    'Порталда сақталған бағалаудың жауаптары, оның ішінде онда аты аталған адамдар, тек иесіне көрінеді. Қаралама иесі жойғанша сақталады; аяқталған нұсқа бағалаумен бірге қалады, ал адамның өз бағалауы тіркелгісімен бірге жойылады.',
    'Ответы оценки, сохранённой на портале, и названных в ней людей видит только её владелец. Черновик хранится, пока владелец его не удалит; законченная версия остаётся с оценкой, а собственная оценка человека удаляется вместе с его учётной записью.',
    'The answers of an assessment that is kept on the portal, and the people named in it, are seen by its owner alone. A draft is kept until its owner deletes it; a finished version stays with the assessment, and a person’s own assessments go with their account.'),
  say(
    'Журналда аяқталған нұсқаның балы, деңгейі және жауаптарының тұзды ізі ғана тұрады.', 'В журнале стоят только баллы, уровень и отпечаток ответов с солью.',
    'The journal has only the points, the level and a salted fingerprint of the answers of a finished version.'),
]
