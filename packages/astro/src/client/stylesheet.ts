import css from '../components/ui-styles.css?inline'

/** The stylesheet of the components as text, for pages that have none of them and yet open one. */
export { css }
