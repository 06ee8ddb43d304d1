// Puts the widget on the page as any site would, with the assistant that the address names.
const wished = new URLSearchParams(location.search);
const assistant = wished.get('assistant') ?? 'demo';

const widget = document.createElement('script');
widget.src = '/widget/baton.js';
widget.async = true;
widget.dataset.assistant = assistant;
for (const name of ['locale', 'theme', 'accent', 'position', 'name']) {
  const value = wished.get(name);
  if (value) widget.dataset[name] = value;
}
document.body.append(widget);

document.querySelector('[data-open]')?.addEventListener('click', () => window.Baton?.open());
document.querySelector(`[data-assistant-link="${assistant}"]`)?.setAttribute('aria-current', 'page');
