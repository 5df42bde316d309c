import { Component, createRef } from 'preact'
import { Button } from '../../../primitives/button.tsx'
import { El } from '../../../primitives/element.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import type { View } from '../../../view/view.ts'
import { cut } from './cut.ts'
import { MAX_ZOOM, middleOf, moved, type Square, zoomed, zoomOf } from './square.ts'

/** A picture that can be cut here, and what cuts it. */
export interface Chosen {
  file: File
  image: ImageBitmap
  Crop: typeof Crop
}

/** Null for one that moves, which would stand still, and for what cannot be drawn. */
export async function choose(file: File): Promise<Chosen | null> {
  const image = file.type === 'image/gif' ? null : await createImageBitmap(file).catch(() => null)
  return image && { file, image, Crop }
}

interface CropProps extends Pick<Chosen, 'file' | 'image'> {
  onDone: (picture: Blob) => unknown
  onCancel: () => void
}

/** Pixels of the canvas, and a step of an arrow key as a part of what is shown. */
const SIDE = 512
const STEP = 1 / 20

const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
}

/** Texts that come with it. Keys: `userProfile.profilePage.imageCrop__move` and so on. */
const ENGLISH = {
  move: 'Part of the picture that is shown. Drag it, or move it with the arrow keys.',
  zoom: 'Zoom',
  use: 'Use this part',
  discard: 'Discard this picture',
}

const say = (v: View, name: keyof typeof ENGLISH) =>
  v.text(`userProfile.profilePage.imageCrop__${name}`) || ENGLISH[name]

/** Chooses the part of a picture that is shown: dragged, by arrow keys, nearer by a slider. */
export class Crop extends Component<CropProps, { square: Square }> {
  declare context: ViewContext
  override state = { square: middleOf(this.props.image) }
  readonly #canvas = createRef<HTMLCanvasElement>()

  override componentDidMount() {
    this.#draw()
    this.#canvas.current!.parentElement!.focus()
  }
  override componentDidUpdate() {
    this.#draw()
  }
  override componentWillUnmount() {
    this.props.image.close()
  }

  #draw() {
    const { x, y, side } = this.state.square
    const { image } = this.props
    const context = this.#canvas.current!.getContext('2d')!
    context.clearRect(0, 0, SIDE, SIDE)
    context.drawImage(image, x, y, side, side, 0, 0, SIDE, SIDE)
  }

  /** By parts of what is shown. */
  #move(by: { x: number; y: number }) {
    const { square } = this.state
    const { image } = this.props
    const distance = { x: by.x * square.side, y: by.y * square.side }
    this.setState({ square: moved(image, square, distance) })
  }

  readonly #drag = (event: PointerEvent) => {
    const stage = event.currentTarget as HTMLElement
    if (event.type === 'pointerdown') return stage.setPointerCapture(event.pointerId)
    if (!stage.hasPointerCapture(event.pointerId)) return
    const { width, height } = stage.getBoundingClientRect()
    this.#move({ x: -event.movementX / width, y: -event.movementY / height })
  }

  readonly #press = (event: KeyboardEvent) => {
    const by = ARROWS[event.key]
    if (!by) return
    event.preventDefault()
    this.#move(by)
  }

  override render(
    { image, file, onDone, onCancel }: CropProps,
    { square }: { square: Square },
    { at: { v } }: ViewContext,
  ) {
    const zoomId = `${v.id}-zoom`
    return (
      <El k="avatarCrop">
        <El
          k="avatarCropStage"
          tabIndex={0}
          role="application"
          aria-label={say(v, 'move')}
          onPointerDown={this.#drag}
          onPointerMove={this.#drag}
          onKeyDown={this.#press}
        >
          <canvas ref={this.#canvas} class="cl-avatarCropCanvas" width={SIDE} height={SIDE} />
        </El>
        <El as="label" k="formFieldLabel" for={zoomId}>
          {say(v, 'zoom')}
        </El>
        <El
          as="input"
          k="avatarCropZoom"
          id={zoomId}
          type="range"
          min={1}
          max={MAX_ZOOM}
          step={0.01}
          value={zoomOf(image, square)}
          onInput={({ currentTarget }) => {
            const zoom = Number((currentTarget as HTMLInputElement).value)
            this.setState({ square: zoomed(image, square, zoom) })
          }}
        />
        <El k="avatarImageActions">
          <Button
            k="avatarCropUse"
            action="upload"
            type="button"
            onClick={async () => onDone((await cut(image, square, file.type)) ?? file)}
          >
            {say(v, 'use')}
          </Button>
          <Button
            k="avatarCropCancel"
            action="cancel"
            type="button"
            variant="ghost"
            onClick={onCancel}
          >
            {say(v, 'discard')}
          </Button>
        </El>
      </El>
    )
  }
}
