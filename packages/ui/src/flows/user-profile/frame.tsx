import { FormField } from '@dooryard/protocol'
import type { ComponentType } from 'preact'
import { El } from '../../primitives/element.tsx'
import { Alert } from '../../primitives/feedback.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { type Page, type Profile, pageAt, pagesOf } from './pages.tsx'
import { openerForm, ScreenForm } from './parts/opener.tsx'
import { ProofLink, type Section, SectionView } from './parts/section.tsx'
import type { ProfileState, ProfileView } from './parts/state.ts'

interface FrameProps {
  profile: Profile
  sections: readonly Section[]
  /** Pages that are something else than sections, by their ids. */
  contents?: Readonly<Record<string, ComponentType>>
}

/** The pages of a profile beside each other, and the one that is asked for. */
export function Frame(
  { profile, sections, contents }: FrameProps,
  { at: { v } }: ViewContext<ProfileState>,
) {
  const page = pageAt(v, profile)
  const { animations } = v.appearance.options
  return (
    <El
      k={['cardBox', `${profile.group}-cardBox`]}
      data-animations={animations === false ? 'off' : undefined}
    >
      <div class="cl-profileColumns">
        <Navbar profile={profile} current={page} />
        <El k={['scrollBox', 'pageScrollBox']}>
          <El k="page">
            <El k="profilePage" kid={page.kid}>
              {page.content ?? <BuiltIn page={page} {...{ profile, sections, contents }} />}
            </El>
          </El>
        </El>
      </div>
      {!v.live && <ScreenForm />}
    </El>
  )
}

function BuiltIn(
  { page, profile, sections, contents }: FrameProps & { page: Page },
  { at: { v } }: ViewContext<ProfileState>,
) {
  const Content = contents?.[page.id]
  const shown = sections.filter((section) => section.page === page.id && section.isShown(v))
  // What a section does not tell, as after a form of a page without the runtime.
  const isTold = shown.some((section) => section.id === v.state.at || section.screens?.[nameOf(v)])
  return (
    <>
      <El k="header">
        <El
          as="h1"
          k="headerTitle"
          id={`${v.id}-title`}
          t={`${profile.group}.start.headerTitle__${page.id}`}
          tabIndex={-1}
        />
      </El>
      {!isTold && !Content && (
        <>
          <Alert fields={[]} />
          <ProofLink />
        </>
      )}
      <El k="profilePageContent">
        {Content && <Content />}
        {shown.map((section) => (
          <SectionView key={section.id} section={section} />
        ))}
      </El>
    </>
  )
}

const nameOf = ({ state }: ProfileView) => state.screen?.split('.')[0] ?? ''

function Navbar(
  { profile, current }: { profile: Profile; current: Page },
  { at: { v } }: ViewContext<ProfileState>,
) {
  const title = `${profile.group}.navbar.title`
  return (
    <El k="navbar">
      <El as="p" k="navbarTitle" t={title} />
      <El as="nav" k="navbarButtons" aria-label={v.text(title)}>
        {pagesOf(v, profile).map((page) => {
          const isCurrent = page.id === current.id
          return (
            <El
              key={page.id}
              k={['button', 'navbarButton']}
              kid={page.id}
              state={isCurrent && 'active'}
              data-variant="ghost"
              aria-current={isCurrent ? 'page' : undefined}
              {...leads(v, page)}
            >
              {page.icon}
              <El as="span" k="navbarButtonText" kid={page.id}>
                {page.label}
              </El>
            </El>
          )
        })}
      </El>
    </El>
  )
}

/** How one gets to a page. */
function leads(v: ProfileView, { id, route, href }: Page) {
  if (href) return { as: 'a', href }
  return v.live
    ? {
        as: 'button',
        type: 'button',
        onClick: () => v.go(route, { at: null, done: null, values: {} }),
      }
    : { as: 'button', type: 'submit', form: openerForm(v), name: FormField.screen, value: id }
}
