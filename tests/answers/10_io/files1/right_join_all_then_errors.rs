//! right: join_all, and the first error of the list

use std::io;

use futures::future::join_all;
use katas_kit::disk::Disk;
use tokio::io::{AsyncWriteExt, BufWriter};

pub async fn write_labels(disk: &Disk, towns: &[String]) -> io::Result<()> {
    let done = join_all(towns.iter().map(|town| labels_of(disk, town))).await;
    done.into_iter().collect()
}

async fn labels_of(disk: &Disk, town: &str) -> io::Result<()> {
    let addresses = disk.read_to_string(&format!("{town}.txt")).await?;
    let mut labels = BufWriter::new(disk.create(&format!("{town}.labels")));
    for address in addresses.lines() {
        labels.write_all(address.to_uppercase().as_bytes()).await?;
        labels.write_all(b"\n").await?;
    }
    labels.flush().await
}
