import { El } from '../../../primitives/element.tsx'

/** Modules of light around it, which readers need. */
const QUIET = 4

interface QrCodeProps {
  /** Its modules, `1` where they are dark. */
  rows: string[]
  label: string
}

/** Dark on light whatever the page looks like. */
export function QrCode({ rows, label }: QrCodeProps) {
  const size = rows.length + 2 * QUIET
  const path = rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ 0: { length }, index }) => `M${index + QUIET} ${y + QUIET}h${length}v1h-${length}z`,
      ),
    )
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
