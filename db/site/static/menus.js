// Closes Datasette's open menus when something outside of them is clicked.
document.addEventListener('click', (event) => {
  for (const details of document.querySelectorAll('details[open].nav-menu, details[open].actions-menu-links')) {
    if (!details.contains(event.target)) details.open = false;
  }
});
