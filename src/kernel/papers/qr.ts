/** A QR code as a drawing for papers. */
import QRCode from 'qrcode'

/** The code as one path on white, as SVG; a long text has the level that keeps it legible, since what it carries shows its damage by its seal. */
export function qrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: text.length > 200 ? 'L' : 'M' })
  const runs: string[] = []
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const start = column
      while (column < modules.size && modules.get(row, column) !== 0) column++
      if (column > start) runs.push(`M${start + 4} ${row + 4}h${column - start}v1h-${column - start}z`)
    }
  }
  const side = modules.size + 8
  const paper = `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>`
  const code = `<path fill="#0b2a3c" d="${runs.join('')}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${paper}${code}</svg>`
}
