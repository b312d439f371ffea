"""Invented articles for the tests of the whole chain: their people and places do not exist."""

HARBOUR = """Port Ayla to close its old harbour

PORT AYLA — The old harbour of Port Ayla will close in May, mayor Ilva Marrow said on Friday.

“We have looked at every other way,” she told the Ayla Post. “There is none.”

Toben Quill, who runs the boatyard, called the plan “a slow disaster”. He said that forty people
would lose their work.

Read more: Ten walks along the coast
"""
FARM = """Farm prices fall again

Prices for wheat fell for the third month, according to the Norrland Grain Board.

“Nobody can live on this,” said farmer Edda Holm.
"""
GERMAN = (
    "Der Minister sagte am Freitag, der Hafen werde geschlossen und die Seeleute seien wütend. " * 4
)
FRENCH = """Le port de Vaubrun va fermer

Le maire de Vaubrun, Émile Roux, a réuni vendredi les marins dans la salle des fêtes pour parler du port.

« Le port ferme », a déclaré M. Roux devant une salle pleine, où personne ne voulait croire à la nouvelle.
"""
