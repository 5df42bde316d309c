import { El } from '../../../primitives/element.tsx'
import { qrCode } from '../../../qr/qr.ts'

/** Modules of light around it, which readers need. */
const QUIET = 4

interface QrCodeProps {
  text: string
  label: string
}

/** Dark on light whatever the page looks like. */
export function QrCode({ text, label }: QrCodeProps) {
  const rows = qrCode(text)
  const size = rows.length + 2 * QUIET
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('')
  return (
    <El k="qrCodeRow">
      <El k="qrCodeContainer">
        <svg
          class="cl-qrCode"
          viewBox={`0 0 ${size} ${size}`}
          role="img"
          aria-label={label}
          shape-rendering="crispEdges"
        >
          <path d={path} fill="#000" stroke="none" />
        </svg>
      </El>
    </El>
  )
}
