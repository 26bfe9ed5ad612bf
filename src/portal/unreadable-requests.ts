/** Answers requests that Node cannot read, such as one with an address of 30 kB: they reach no page of the portal, and are told in words all the same. */
import { maxHeaderSize, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { locales, spoken, type Text } from '../law/text.ts'
import { html } from './html.ts'

const kilobytes = Math.floor(maxHeaderSize / 1024)

const reasons = {
  431: {
    title: spoken({ kk: 'Мекенжай тым ұзын', ru: 'Слишком длинный адрес', en: 'The address is too long' }),
    text: spoken({
      kk: `Беттің мекенжайы мен браузер онымен бірге жіберген деректер ${kilobytes} КБ-тан аспауы керек. Артқа қайтып, іріктеу шарттарын азайтыңыз.`,
      ru: `Адрес страницы и то, что браузер посылает вместе с ним, не должны превышать ${kilobytes} КБ. Вернитесь назад и сократите условия отбора.`,
      en: `The address of a page and what the browser sends with it may take ${kilobytes} kB. Go back and make the filter shorter.`,
    }),
  },
  408: {
    title: spoken({ kk: 'Сұрау уақытында жетпеді', ru: 'Запрос не пришёл вовремя', en: 'The request did not come in time' }),
    text: spoken({ kk: 'Байланысты тексеріп, бетті қайта ашыңыз.', ru: 'Проверьте соединение и откройте страницу заново.', en: 'Check your connection and open the page again.' }),
  },
  400: {
    title: spoken({ kk: 'Сұрауды оқу мүмкін болмады', ru: 'Запрос не удалось прочитать', en: 'The request could not be read' }),
    text: spoken({ kk: 'Бетті қайта ашыңыз.', ru: 'Откройте страницу заново.', en: 'Open the page again.' }),
  },
} as const satisfies Record<number, { readonly title: Text; readonly text: Text }>

type Status = keyof typeof reasons

const statusOf = ({ code }: NodeJS.ErrnoException): Status =>
  (code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400)

/** Has a server say in words why it cannot read a request, in every language, for nobody knows the reader's; then the connection ends. */
export function explainRefusals(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // What was answered already, or is being answered, must not be answered twice in one stream.
    if (error.code === 'ECONNRESET' || !socket.writable || ('_httpMessage' in socket && socket._httpMessage)) return void socket.destroy(error)
    const status = statusOf(error)
    const body = pageOf(status)
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`
      + `Content-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n${body}`)
  })
}

const pageOf = (status: Status): string => html`<!doctype html>
<html lang="${locales[0]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${reasons[status].title[locales[0]]}</title></head><body><main>${locales.map((locale) =>
  html`<section lang="${locale}"><h1>${reasons[status].title[locale]}</h1><p>${reasons[status].text[locale]}</p><p><a href="/${locale}">Shanyraq</a></p></section>`)}</main></body></html>
`.source
