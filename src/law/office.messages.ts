/** The words of offices that every body has. */
import { spoken, type Text } from './text.ts'

export const bodyOffice = {
  representative: (body: Text): Text => spoken({ kk: `Өкіл: ${body.kk}`, ru: `Представитель: ${body.ru}`, en: `Representative: ${body.en}` }),
  administrator: (body: Text): Text => spoken({ kk: `Әкімші: ${body.kk}`, ru: `Администратор: ${body.ru}`, en: `Administrator: ${body.en}` }),
}
/** Somebody in an office of the programme, or in a case that a body opened in that body's. */
export const orOfBody = (programme: Text, body: Text): Text => spoken({
  kk: `${programme.kk}; орган өзі үшін ашқан істе — сол органда: ${body.kk}`, ru: `${programme.ru}; в деле, открытом органом для себя, — в этом органе: ${body.ru}`,
  en: `${programme.en}; in a case that a body opened for itself, in that body: ${body.en}`,
})
/** Somebody in an office of the body to which the applicant turned; in that of the programme where they turned to none. */
export const orOfAddressee = (programme: Text, body: Text): Text => spoken({
  kk: `${body.kk} (өтініш беруші таңдаған органда; таңдамаса — ${programme.kk})`, ru: `${body.ru} (в органе, который выбрал заявитель; если не выбрал — ${programme.ru})`,
  en: `${body.en} (in the body that the applicant chose; where they chose none: ${programme.en})`,
})
/** Who may open a case: an office of the programme, or the same of any body for itself. */
export const orOfAnyBody = (programme: Text, body: Text): Text => spoken({
  kk: `${programme.kk}, ал әр органда сол орган үшін: ${body.kk}`, ru: `${programme.ru}, а в каждом органе для этого органа: ${body.ru}`,
  en: `${programme.en}, and in each body for that body: ${body.en}`,
})
