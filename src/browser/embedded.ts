// A guide in a frame of another page: a link that leads away from it takes the whole window.
document.addEventListener(
  'click',
  ({ target }) => {
    const link = (target as Element).closest('a');
    if (link && link.pathname !== location.pathname) link.target = '_top';
  },
  true,
);

export {};
